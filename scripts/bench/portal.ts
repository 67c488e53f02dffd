import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '#shared/roles.ts'
import { childVariables, loadEnvironment } from '../environment.ts'
import { directiveList } from './directive.ts'
import { freePort } from './free-port.ts'
import { finished, residentBytes, said, start } from './processes.ts'

export type BenchPortal = {
  data: string
  site: string
  cms: string
  /** Resident memory of each program, bytes. */
  memory(): { site: number; cms: number }
  /** Seconds from now until the site says that nothing is left to do. */
  settled(): Promise<number>
  /** The headers of a person of the demonstration with this role. */
  login(role: Role): Promise<Record<string, string>>
  /** Rows of the list taken in each second; undefined without one. */
  imported: number | undefined
  stop(): Promise<void>
}

/**
 * A portal of its own in a temporary folder, with the demonstration content and a list of so many
 * generated documents, both programs running.
 */
export async function startBenchPortal(documents = 0): Promise<BenchPortal> {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const [sitePort, cmsPort, feedPort] = await Promise.all([freePort(), freePort(), freePort()])
  const env = loadEnvironment({
    ...process.env,
    PORTAL_DATA: data,
    SITE_PORT: String(sitePort),
    CMS_PORT: String(cmsPort),
    CMS_FEED_PORT: String(feedPort),
    PORTAL_DEMO: '1',
    LOG_LEVEL: 'error',
  })
  const variables: NodeJS.ProcessEnv = {
    ...process.env,
    ...childVariables(env),
    NODE_ENV: 'production',
  }
  await finished(start('scripts/seed.ts', variables))
  const imported = documents > 0 ? await importRows(data, variables, documents) : undefined
  const cms = start('cms/server.ts', variables)
  await said(cms)
  const site = start('site/server.ts', variables)
  await said(site)
  const origin = `http://127.0.0.1:${sitePort}`
  return {
    ...{ data, imported, site: origin, cms: `http://127.0.0.1:${cmsPort}` },
    memory: () => ({ site: residentBytes(site), cms: residentBytes(cms) }),
    async settled() {
      const began = performance.now()
      for (;;) {
        const answer = await fetch(`${origin}/healthz`)
        const health = (await answer.json()) as { status: string }
        if (health.status === 'ok') return (performance.now() - began) / 1000
        await pause(50)
      }
    },
    login: (role) => login(`http://127.0.0.1:${cmsPort}`, role, String(env.DEMO_PASSWORD)),
    async stop() {
      for (const child of [site, cms]) {
        child.kill('SIGTERM')
        await finished(child).catch(() => {})
      }
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** The headers of a person of the demonstration with this role. */
export async function login(
  cms: string,
  role: Role,
  password: string,
): Promise<Record<string, string>> {
  const answer = await fetch(`${cms}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${role}@demo.quangngai.vn`, password }),
  })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`Login failed with status ${answer.status}`)
  return { authorization: `JWT ${token}`, 'content-type': 'application/json' }
}

/** Takes in a list as an officer would, by the command; rows each second. */
async function importRows(
  data: string,
  variables: NodeJS.ProcessEnv,
  rows: number,
): Promise<number> {
  const file = join(data, 'danh-sach.csv')
  writeFileSync(file, directiveList(rows))
  const began = performance.now()
  const given = ['directives', file, '--issuer', 'ubnd-tinh', '--authority', 'ubnd', '--sample']
  await finished(start('scripts/import.ts', variables, given))
  return rows / ((performance.now() - began) / 1000)
}
