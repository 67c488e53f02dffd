import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildSite } from '#site/build.ts'
import { childVariables, loadEnvironment } from '../environment.ts'
import { type BenchFeed, startBenchFeed } from './feed.ts'
import { freePort } from './free-port.ts'
import { finished, said, start } from './processes.ts'

/** What taking in everything took: milliseconds by the clock, and of the processor. */
export type TakenIn = { changed: number; took: number; used: number }

/** A site that follows a feed of so many generated documents; it has taken in everything and rendered nothing. */
export type SizePortal = {
  feed: BenchFeed
  takenIn: TakenIn
  site: string
  folder: string
  root: string
  /** The site's store, to count in and to ask for a full publish by. */
  db: DatabaseSync
  /** The running site. */
  program(): ChildProcess
  /** Milliseconds from the program's start to its first answer, and to its knowing that nothing is left to do. */
  start(): Promise<{ serving: number; compared: number }>
  settled(): Promise<void>
  stopSite(): Promise<void>
  stop(): Promise<void>
}

export async function startSizePortal(size: number): Promise<SizePortal> {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const feed = await startBenchFeed(size)
  const port = await freePort()
  const env = loadEnvironment({
    ...process.env,
    ...{ PORTAL_DATA: data, SITE_PORT: String(port), CMS_FEED_URL: feed.url },
    ...{ PORTAL_SITE_TOKEN: feed.token, PORTAL_DEMO: '1', LOG_LEVEL: 'error' },
  })
  const variables = { ...process.env, ...childVariables(env), NODE_ENV: 'production' as const }
  await buildSite(join(data, 'build', 'site'))
  const taking = start('scripts/bench/take-in.ts', variables)
  const takenIn = (await said(taking)) as TakenIn
  await finished(taking)
  const [folder, site] = [join(data, 'site'), `http://127.0.0.1:${port}`]
  const db = new DatabaseSync(join(folder, 'content.db'), { timeout: 10_000 })
  let program: ChildProcess | undefined
  const settled = async () => {
    for (;;) {
      const answer = await fetch(`${site}/healthz`)
      const health = (await answer.json()) as { status: string; feed: { agreedAt?: string } }
      if (health.status === 'ok' && health.feed.agreedAt) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const stopSite = async () => {
    program?.kill('SIGTERM')
    if (program) await finished(program).catch(() => {})
    program = undefined
  }
  return {
    ...{ feed, takenIn, site, folder, root: join(folder, 'public'), db, settled, stopSite },
    program: () => program as ChildProcess,
    async start() {
      const began = performance.now()
      program = start('site/server.ts', variables)
      await said(program)
      const serving = performance.now() - began
      await settled()
      return { serving, compared: performance.now() - began }
    },
    async stop() {
      await stopSite()
      db.close()
      await feed.stop()
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
