import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#scripts/bench/free-port.ts'
import { withPanel } from '../support/builds.ts'

export type RunningPortal = {
  site: string
  cms: string
  password: string
  /** Everything that `npm start` said so far. */
  said(): string
  /** Ends it as an operator does, and removes its folder. */
  stop(): Promise<void>
}

/**
 * `npm start` as an operator runs it, in an empty data folder, with demonstration content, its builds
 * made before.
 */
export async function startWholePortal(): Promise<RunningPortal> {
  const data = mkdtempSync(join(tmpdir(), 'portal-whole-'))
  symlinkSync(await withPanel(), join(data, 'build'))
  const [site, cms, feed] = await Promise.all([freePort(), freePort(), freePort()])
  const password = 'mat-khau-thu-nghiem'
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn', PORTAL_DATA: data, PORTAL_DEMO: '1' },
      ...{ SITE_PORT: `${site}`, CMS_PORT: `${cms}`, CMS_FEED_PORT: `${feed}` },
      DEMO_PASSWORD: password,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  const origin = `http://localhost:${cms}`
  const panelAnswers = async () => (await fetch(`${origin}/admin/login`)).status === 200
  try {
    await until(
      () => said.includes('Khởi động xong sau'),
      child,
      () => said,
    )
    await until(panelAnswers, child, () => said)
  } catch (error) {
    child.kill('SIGTERM')
    throw error
  }
  return {
    ...{ site: `http://localhost:${site}`, cms: origin, password, said: () => said },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function until(
  done: () => boolean | Promise<boolean>,
  child: ChildProcess,
  said: () => string,
): Promise<void> {
  for (const end = Date.now() + 300_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${said()}`)
    if (await done()) return
    await new Promise((next) => setTimeout(next, 200))
  }
  throw new Error(`npm start is not ready after five minutes:\n${said()}`)
}
