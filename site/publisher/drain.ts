import { restartLog } from '../store/open.ts'
import type { MadePage } from './make-pages.ts'
import type { Crew, Maker } from './makers.ts'
import { handOut, lastRank, type SettleTools, settlePages } from './settle-pages.ts'
import { countStale, hasMoreStale } from './stale.ts'

export type DrainTools = SettleTools & {
  /** Makes pages in this thread. */
  maker: Maker
  /** Threads that help when there is much to do. */
  crew: Crew
}

export type Drained = { rendered: number; written: number; failed: number }
export type DrainProgress = (done: Drained, left: number) => void

/** Pages of one batch: few here, so that the feed gets in between; more there, where asking costs more. */
const few = 4
const many = 16
/** Batches that a thread holds: one that it makes, and one to go on with while that is kept here. */
const inHand = 2
/**
 * More stale pages than this are worth starting threads for: both load and compile everything first,
 * which takes the time of some 300 pages.
 */
const much = 384
/** Batches from one beginning of the store's log to the next. */
const restartEvery = 64
/** Batches from one word about progress to the next. */
const tellEvery = 8

/**
 * Makes stale pages until none is left that may be tried now. After every batch the order of work is
 * asked again, so that what an editor just changed comes before the rest of a long publish.
 */
export async function drain(
  tools: DrainTools,
  signal: AbortSignal,
  progress?: DrainProgress,
): Promise<Drained> {
  const { db, clock, crew } = tools
  const done: Drained = { rendered: 0, written: 0, failed: 0 }
  /** What is still coming counts too: threads are ready when it has come. */
  const isMuch = () => {
    const { incoming } = tools
    const than = Math.max(0, much - incoming.left)
    return hasMoreStale(db, clock().toISOString(), than, lastRank(incoming))
  }
  let batches = 0
  /** False when whoever made pages is gone. */
  const work = async (maker: Maker, limit: number, enough: () => boolean) => {
    let lost = false
    while (!signal.aborted && !lost && !enough()) {
      const batch = handOut(tools, limit)
      if (!batch) break
      const made = await maker(batch).catch((error: Error) => {
        lost = true
        return batch.pages.map((page): MadePage => ({ page, ok: false, problem: error.message }))
      })
      await settlePages(tools, made)
      add(done, made)
      batches += 1
      if (batches % restartEvery === 0) restartLog(db)
      if (progress && batches % tellEvery === 0) progress(done, countStale(db))
      // Let the feed, health checks and timers in between two batches.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return !lost
  }
  const workTogether = async () => {
    let ready = false
    const hiring = crew.hire().finally(() => {
      ready = true
    })
    const [makers] = await Promise.all([hiring, work(tools.maker, few, () => ready)])
    const hands = makers.flatMap((maker) => Array.from({ length: inHand }, () => maker))
    const stand = await Promise.all(hands.map((maker) => work(maker, many, () => false)))
    if (stand.includes(false)) await crew.dismiss()
    else crew.rest()
  }
  for (;;) {
    await work(tools.maker, few, isMuch)
    if (signal.aborted || !isMuch()) break
    await workTogether()
  }
  progress?.(done, countStale(db))
  return done
}

function add(done: Drained, made: readonly MadePage[]): void {
  for (const one of made) {
    if (!one.ok) done.failed += 1
    else {
      done.rendered += 1
      if (one.written) done.written += 1
    }
  }
}
