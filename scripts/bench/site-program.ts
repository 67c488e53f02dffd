import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { childVariables, loadEnvironment } from '../environment.ts'
import { finished, said, start } from './processes.ts'

/** The site's program over a folder of its own, following a feed. */
export type SiteProgram = {
  site: string
  /** Its folder, and the tree of static files in it. */
  folder: string
  root: string
  /** Where its build is sought and made. */
  builds: string
  /** What a program over the same folder needs. */
  variables: NodeJS.ProcessEnv
  program(): ChildProcess
  /** Milliseconds from the program's start to its first answer. */
  start(): Promise<number>
  /** When nothing is left to do, and the feed has said so. */
  settled(): Promise<void>
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  remove(): Promise<void>
}

/** `port` is part of the address that its pages name, unless `own` variables say another. */
export async function siteProgram(
  feed: { url: string; token: string },
  port: number,
  own: Record<string, string> = {},
): Promise<SiteProgram> {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const env = loadEnvironment({
    ...process.env,
    ...{ PORTAL_DATA: data, SITE_PORT: String(port), CMS_FEED_URL: feed.url },
    ...{ PORTAL_SITE_TOKEN: feed.token, PORTAL_DEMO: '1', LOG_LEVEL: 'error' },
    ...own,
  })
  const variables = { ...process.env, ...childVariables(env), NODE_ENV: 'production' as const }
  const [folder, site] = [join(data, 'site'), `http://127.0.0.1:${port}`]
  let program: ChildProcess | undefined
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    const ending = program
    program = undefined
    if (!ending) return
    const gone = finished(ending).catch(() => {})
    ending.kill(signal)
    await gone
  }
  return {
    ...{ site, folder, variables, stop, root: join(folder, 'public') },
    builds: join(data, 'build', 'site'),
    program: () => program as ChildProcess,
    async start() {
      const began = performance.now()
      program = start('site/server.ts', variables)
      await said(program)
      return performance.now() - began
    },
    async settled() {
      for (;;) {
        const answer = await fetch(`${site}/healthz`)
        const health = (await answer.json()) as { status: string; feed: { agreedAt?: string } }
        if (health.status === 'ok' && health.feed.agreedAt) return
        await pause(100)
      }
    },
    async remove() {
      await stop()
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
