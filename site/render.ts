import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FormPage, ReceiptPage } from './intake/page.ts'
import type { Reader } from './reader.ts'

/** What a page may be given beside the content: see `src/env.d.ts`. */
export type Extras = { form?: FormPage; receipt?: ReceiptPage }
type Locals = Extras & { read: Reader; problem?: unknown }

/** The built Astro app, as far as this program uses it. */
export type SiteApp = {
  render(request: Request, options: { locals: Locals }): Promise<Response>
}

/** Loads the app of one build folder. */
export async function loadApp(build: string): Promise<SiteApp> {
  const entry = pathToFileURL(join(build, 'server', 'entry.mjs')).href
  const { app } = (await import(entry)) as { app: SiteApp }
  return app
}

/** Asks the app for one address. Throws what the page threw, instead of passing on Astro's error page. */
export async function renderPath(
  app: SiteApp,
  origin: string,
  path: string,
  read: Reader,
  extras: Extras = {},
): Promise<Response> {
  const locals: Locals = { read, ...extras }
  const response = await app.render(new Request(new URL(path, origin)), { locals })
  if (locals.problem !== undefined) throw locals.problem
  return response
}
