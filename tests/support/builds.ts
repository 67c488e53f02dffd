import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { builtPanel } from '#cms/panel/build.ts'
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
  let lock = takeLock(builds, 'panel.lock')
  for (; lock === undefined; lock = takeLock(builds, 'panel.lock')) await pause(500)
  const before = { ...process.env }
  Object.assign(process.env, variables)
  try {
    await builtPanel(builds, AbortSignal.timeout(400_000))
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
    lock.release()
  }
  return builds
}
