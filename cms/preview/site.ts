import { z } from 'zod'
import type { Environment } from '#shared/environment.ts'
import { type SiteState, siteStateSchema } from '#shared/feed.ts'
import { paths } from '#shared/paths.ts'
import type { Kind } from '#shared/publication.ts'

/** Milliseconds that an editor's screen waits for the site. */
const patience = 5_000

const refusalSchema = z.object({ reason: z.string().max(500) })

export type Site = ReturnType<typeof createSite>

/** The public site, as the CMS asks it: how a record stands, and what a draft would look like. */
export function createSite(env: Pick<Environment, 'SITE_INTERNAL_URL' | 'PORTAL_SITE_TOKEN'>) {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, env.SITE_INTERNAL_URL), {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${env.PORTAL_SITE_TOKEN}` },
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    })

  return {
    async state(kind: Kind, id: string): Promise<SiteState | 'unreachable'> {
      try {
        const response = await ask(paths.internalState(kind, id))
        if (!response.ok) return 'unreachable'
        return siteStateSchema.parse(await response.json())
      } catch {
        // Down, slow or restarting: for the editor it is one thing, and the screen asks again.
        return 'unreachable'
      }
    },

    /** The page of a publication that is not published; a refusal carries the site's words. */
    async page(
      publication: unknown,
    ): Promise<{ ok: true; html: string } | { ok: false; reason?: string }> {
      try {
        const response = await ask(paths.internalPreview, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ publication }),
        })
        if (response.ok) return { ok: true, html: await response.text() }
        const words = refusalSchema.safeParse(await response.json())
        return { ok: false, ...(words.success && words.data) }
      } catch {
        return { ok: false }
      }
    },

    /** A style sheet, font or drawing of the site, for a page shown under the panel's address. */
    asset: (path: string) => fetch(new URL(path, env.SITE_INTERNAL_URL), { redirect: 'error' }),
  }
}
