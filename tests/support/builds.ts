import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { builtPanel } from '#cms/panel/build.ts'
import { buildSite, type SiteBuild } from '#site/build.ts'
import { takeLock } from '#site/publisher/lock.ts'

/** Builds of the panel and of the pages are kept between runs, as they are between two starts. */
export const builds = resolve('node_modules/.cache/portal-builds')

/** A build reads the whole configuration and keeps none of it. */
const anyValue = 'x'.repeat(32)
const variables = {
  PORTAL_DATA: builds,
  PORTAL_SITE_TOKEN: anyValue,
  PAYLOAD_SECRET: anyValue,
  PORTAL_RECEIPT_KEY: anyValue,
}

/** Has the panel built once, however many suites want it at the same time; gives the folder of builds. */
export async function withPanel(): Promise<string> {
  const before = { ...process.env }
  await alone('panel.lock', async () => {
    Object.assign(process.env, variables)
    try {
      await builtPanel(builds, AbortSignal.timeout(400_000))
      shareCompiled(builds)
    } finally {
      for (const name of Object.keys(variables)) {
        if (before[name] === undefined) delete process.env[name]
        else process.env[name] = before[name]
      }
    }
  })
  return builds
}

/** Builds of the pages, as `npm start` keeps them. */
export const siteBuilds = join(builds, 'site')

let built: Promise<SiteBuild> | undefined

/** The built pages, made once for all tests of one state of the code. */
export function builtSite(): Promise<SiteBuild> {
  built ??= alone('site.lock', () => buildSite(siteBuilds))
  return built
}

/** One worker builds; the others wait for it and find what it built. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  let lock = takeLock(builds, name)
  for (; lock === undefined; lock = takeLock(builds, name)) await pause(100)
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/** What programs compiled is kept for those of other data folders: `npm start` keeps it beside its builds. */
export function shareCompiled(build: string): void {
  mkdirSync(build, { recursive: true })
  const place = join(build, 'node')
  if (existsSync(place)) return
  // A link that leads nowhere: the project was moved or copied.
  rmSync(place, { force: true })
  symlinkSync(String(process.env.NODE_COMPILE_CACHE), place)
}
