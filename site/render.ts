import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Reader } from './reader.ts'

/** The built Astro app, as far as this program uses it. */
export type SiteApp = {
  render(request: Request, options: { locals: { read: Reader } }): Promise<Response>
}

/** Loads the app of one build folder. */
export async function loadApp(build: string): Promise<SiteApp> {
  const entry = pathToFileURL(join(build, 'server', 'entry.mjs')).href
  const { app } = (await import(entry)) as { app: SiteApp }
  return app
}

/** Asks the app for one address. A page that throws is Astro's own 500 without a body: it throws here. */
export async function renderPath(
  app: SiteApp,
  origin: string,
  path: string,
  read: Reader,
): Promise<Response> {
  return await app.render(new Request(new URL(path, origin)), { locals: { read } })
}
