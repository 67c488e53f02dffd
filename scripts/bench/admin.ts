import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childVariables, loadEnvironment } from '../environment.ts'
import { asks, openings, saves } from './admin-asks.ts'
import {
  atLeast,
  atMost,
  count,
  megabytes,
  milliseconds,
  plain,
  spread,
  type Tell,
} from './figures.ts'
import { freePort } from './free-port.ts'
import { login } from './portal.ts'
import { finished, residentBytes, said, start } from './processes.ts'

/** Requests of each sort. */
const times = 40
/** Rows of the list that is imported. */
const listed = 5000

/** A CMS of so many generated documents: how fast they were created, how fast staff's requests are answered. */
export async function cmsAtSize(size: number, tell: Tell): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const [port, feedPort] = await Promise.all([freePort(), freePort()])
  const env = loadEnvironment({
    ...process.env,
    ...{ PORTAL_DATA: data, CMS_PORT: String(port), CMS_FEED_PORT: String(feedPort) },
    ...{ PORTAL_DEMO: '1', LOG_LEVEL: 'error' },
  })
  const variables = { ...process.env, ...childVariables(env), NODE_ENV: 'production' as const }
  try {
    const list = join(data, 'list')
    const elsewhere = {
      ...{ ...variables, PORTAL_DATA: list },
      DATABASE_URL: `file:${join(list, 'cms.db')}`,
    }
    const imported = await timed('import-rows', listed, elsewhere)
    tell([
      atLeast('Import without files, rows/s', rate(listed, imported.took), count, 300),
      plain(
        'Import without files, rows a second of the processor',
        rate(listed, imported.used),
        count,
      ),
    ])
    const filled = await timed('fill-cms', size, variables)
    tell([plain('Documents with texts created together, a second', rate(size, filled.took), count)])
    const cms = start('cms/server.ts', variables)
    await said(cms)
    try {
      const address = `http://127.0.0.1:${port}`
      await staffRequests(address, await login(address, 'clerk', String(env.DEMO_PASSWORD)), tell)
      tell([atMost('Memory of the CMS', residentBytes(cms), megabytes, 600 * 1024 ** 2)])
    } finally {
      cms.kill('SIGTERM')
      await finished(cms).catch(() => {})
    }
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** What a program of the bench says it took, milliseconds by the clock and of the processor. */
async function timed(name: string, size: number, variables: NodeJS.ProcessEnv) {
  const program = start(`scripts/bench/${name}.ts`, variables, [String(size)])
  const took = (await said(program)) as { took: number; used: number }
  await finished(program)
  return took
}

const rate = (things: number, milliseconds: number) => (things / milliseconds) * 1000

/** What the panel asks for a list, a filter, a search, an opened document and its saves, by who has these headers. */
export async function staffRequests(
  cms: string,
  headers: Record<string, string>,
  tell: Tell,
): Promise<void> {
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${cms}/api${path}`, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`)
    return JSON.parse(text)
  }
  const measure = async (figure: string, ask: (n: number) => Promise<unknown>) => {
    const took: number[] = []
    for (let n = 0; n < times; n += 1) {
      const began = performance.now()
      await ask(n)
      took.push(performance.now() - began)
    }
    // The first of a kind pays for what the process has yet to load.
    const warm = took.slice(1)
    const most = atMost(`${figure}, most`, Math.max(...warm), milliseconds, 1000)
    tell([...spread(figure, warm, [undefined, 300]), most])
  }
  for (const [figure, paths] of Object.entries(asks))
    await measure(figure, (n) => send('GET', paths[n % paths.length] as string))
  const { docs } = await send('GET', `/documents?limit=${times}&draft=true&page=3&sort=issuedOn`)
  const ids = (docs as { id: string }[]).map(({ id }) => id)
  const idOf = (n: number) => ids[n % ids.length] as string
  await measure('Open', (n) => Promise.all(openings(idOf(n)).map((path) => send('GET', path))))
  for (const [figure, save] of Object.entries(saves))
    await measure(figure, (n) => send('PATCH', `/documents/${idOf(n)}${save.query}`, save.body(n)))
}
