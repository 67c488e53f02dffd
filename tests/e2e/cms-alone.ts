import { type ChildProcess, spawn } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { freePort } from '#scripts/bench/free-port.ts'
import { childVariables } from '#scripts/environment.ts'
import { type Account, startCms, type TestCms } from '../cms/support.ts'
import { withPanel } from '../support/builds.ts'

export type CmsAlone = {
  /** The same database from the test's own process, for what stands in it. */
  cms: TestCms
  origin: string
  /** Signs a person's browser in. */
  signIn(person: BrowserContext, account: Account): Promise<void>
  stop(): Promise<void>
}

/** The CMS with its panel, as a process of its own beside the test's Payload, without a site. */
export async function startCmsAlone(): Promise<CmsAlone> {
  const [port, feed] = await Promise.all([freePort(), freePort()])
  const origin = `http://localhost:${port}`
  const cms = await startCms({ CMS_ORIGIN: origin })
  symlinkSync(await withPanel(), join(cms.folder, 'build'))
  const child = spawn(process.execPath, ['cms/server.ts'], {
    env: {
      ...{ ...process.env, ...childVariables(cms.env) },
      ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      ...{ CMS_PORT: String(port), CMS_FEED_PORT: String(feed) },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  await panel(child, origin, () => said)
  return {
    cms,
    origin,
    signIn: (person, { token }) =>
      person.addCookies([{ name: 'portal-token', value: token, url: origin }]),
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      await cms.stop()
    },
  }
}

async function panel(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  for (const end = Date.now() + 400_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`The CMS ended:\n${said()}`)
    const answer = await fetch(`${origin}/admin/login`).catch(() => undefined)
    if (answer?.status === 200) return
    await new Promise((next) => setTimeout(next, 300))
  }
  child.kill('SIGTERM')
  throw new Error(`The panel is not ready:\n${said()}`)
}
