import type { RenderTools } from './render-page.ts'
import { renderPage } from './render-page.ts'
import { countStale, nextStale } from './stale.ts'

/** How many pages are under way at once: while one is rendered, others are compressed and written. */
const atOnce = 6

export type Drained = { rendered: number; written: number; failed: number }
export type DrainProgress = (done: Drained, left: number) => void

/**
 * Makes stale pages until none is left that may be tried now. After every page the order of work is
 * asked again, so that what an editor just changed comes before the rest of a long publish.
 */
export async function drain(
  tools: RenderTools,
  signal: AbortSignal,
  progress?: DrainProgress,
): Promise<Drained> {
  const done: Drained = { rendered: 0, written: 0, failed: 0 }
  const busy = new Set<number>()
  const worker = async () => {
    while (!signal.aborted) {
      const now = tools.clock().toISOString()
      const page = nextStale(tools.db, now, atOnce).find((one) => !busy.has(one.page))
      if (!page) return
      busy.add(page.page)
      const result = await renderPage(tools, page)
      busy.delete(page.page)
      if (!result.ok) done.failed += 1
      else {
        done.rendered += 1
        if (result.written) done.written += 1
      }
      if (progress && (done.rendered + done.failed) % 100 === 0)
        progress(done, countStale(tools.db))
      // Let the feed, health checks and timers in between two pages.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  progress?.(done, countStale(tools.db))
  return done
}
