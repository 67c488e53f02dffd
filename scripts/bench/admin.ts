import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childVariables, loadEnvironment } from '../environment.ts'
import { asks, openings, saves } from './admin-asks.ts'
import { count, megabytes, milliseconds, percentile, type Row } from './figures.ts'
import { freePort } from './free-port.ts'
import { finished, residentBytes, said, start } from './processes.ts'

/** Requests of each sort. */
const times = 40
/** Rows of the list that is imported. */
const listed = 5000

/** A CMS of so many generated documents: how fast they were created, how fast staff's requests are answered. */
export async function cmsAtSize(size: number): Promise<Row[]> {
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
    const filled = await timed('fill-cms', size, variables)
    const cms = start('cms/server.ts', variables)
    await said(cms)
    try {
      return [
        row('Import without files, rows/s', rate(listed, imported.took)),
        row('Import without files, rows a second of the processor', rate(listed, imported.used)),
        row('Documents with texts created together, a second', rate(size, filled.took)),
        ...(await staffRequests(`http://127.0.0.1:${port}`, String(env.DEMO_PASSWORD))),
        row('Memory of the CMS', megabytes(residentBytes(cms))),
      ]
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

const rate = (things: number, milliseconds: number) => count((things / milliseconds) * 1000)
const row = (figure: string, value: string): Row => ({ figure, value })

/** What the panel asks for a list, a filter, a search, an opened document and its saves. */
export async function staffRequests(cms: string, password: string): Promise<Row[]> {
  const headers = await login(cms, password)
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${cms}/api${path}`, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`)
    return JSON.parse(text)
  }
  const rows: Row[] = []
  const measure = async (figure: string, ask: (n: number) => Promise<unknown>) => {
    const took: number[] = []
    for (let n = 0; n < times; n += 1) {
      const began = performance.now()
      await ask(n)
      took.push(performance.now() - began)
    }
    // The first of a kind pays for what the process has yet to load.
    const warm = took.slice(1)
    for (const share of [0.5, 0.95])
      rows.push(row(`${figure}, p${share * 100}`, milliseconds(percentile(warm, share))))
    rows.push(row(`${figure}, most`, milliseconds(Math.max(...warm))))
  }
  for (const [figure, paths] of Object.entries(asks))
    await measure(figure, (n) => send('GET', paths[n % paths.length] as string))
  const { docs } = await send('GET', `/documents?limit=${times}&draft=true&page=3&sort=issuedOn`)
  const ids = (docs as { id: string }[]).map(({ id }) => id)
  const idOf = (n: number) => ids[n % ids.length] as string
  await measure('Open', (n) =>
    Promise.all(openings(idOf(n)).map(({ method, path }) => send(method, path))),
  )
  for (const [figure, save] of Object.entries(saves))
    await measure(figure, (n) => send('PATCH', `/documents/${idOf(n)}${save.query}`, save.body(n)))
  return rows
}

async function login(cms: string, password: string): Promise<Record<string, string>> {
  const answer = await fetch(`${cms}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'clerk@demo.quangngai.vn', password }),
  })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`Login failed with status ${answer.status}`)
  return { authorization: `JWT ${token}`, 'content-type': 'application/json' }
}
