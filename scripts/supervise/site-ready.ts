import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Environment } from '#shared/environment.ts'

const healthSchema = z.object({
  feed: z.object({ state: z.string() }),
  pages: z.object({ known: z.number(), waiting: z.number() }),
})

/**
 * Resolves when the site has the home page and everything published now, or when `patience`
 * (milliseconds) is over: what is left comes by itself.
 */
export async function siteReady(
  env: Environment,
  tell: (sentence: string) => void,
  patience = 90_000,
): Promise<void> {
  const end = Date.now() + patience
  let told = Date.now()
  while (Date.now() < end) {
    const health = await healthOf(env)
    if (health?.feed.state === 'following' && health.pages.waiting === 0) return
    if (health && health.pages.known > 0 && Date.now() - told > 5_000) {
      told = Date.now()
      const { known, waiting } = health.pages
      tell(`Đang xuất bản: ${known - waiting}/${known} trang`)
    }
    await pause(200)
  }
}

async function healthOf(env: Environment) {
  try {
    const response = await fetch(new URL('/healthz', env.SITE_INTERNAL_URL))
    return healthSchema.parse(await response.json())
  } catch {
    // Not listening yet, or busy: asked again at once.
    return undefined
  }
}
