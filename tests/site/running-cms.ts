import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#scripts/bench/free-port.ts'
import { childVariables } from '#scripts/environment.ts'
import { type Account, startCms, type TestCms } from '../cms/support.ts'
import { fillGlobals } from './portal.ts'

/** A CMS as a process that can be killed and started again, over one data folder. */
export type RunningCms = {
  data: string
  feed: { url: string; token: string }
  /** The process, while it runs. */
  program(): ChildProcess
  /** Resolves when it answers on both ports. */
  start(): Promise<void>
  /** SIGKILL unless told otherwise; resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** A JSON or form request of the writer; undefined when no answer came. Throws on a refusal. */
  send(method: string, path: string, body: object): Promise<Record<string, unknown> | undefined>
  /** A second program over the same data, for looking at what is kept. */
  look<T>(work: (cms: TestCms) => Promise<T>): Promise<T>
  remove(): Promise<void>
}

/** `prepare` fills the CMS before its process first starts. */
export async function runCms(prepare: (cms: TestCms) => Promise<unknown>): Promise<RunningCms> {
  const data = mkdtempSync(join(tmpdir(), 'portal-running-'))
  const variables = { PORTAL_DATA: data, DATABASE_URL: `file:${join(data, 'cms', 'cms.db')}` }
  const look: RunningCms['look'] = async (work) => {
    const cms = await startCms(variables)
    try {
      return await work(cms)
    } finally {
      await cms.stop()
    }
  }
  const [port, feedPort] = await Promise.all([freePort(), freePort()])
  const { writer, env } = await look(async (cms) => {
    await fillGlobals(cms)
    await prepare(cms)
    return { writer: await cms.account(['chief-editor', 'clerk']), env: cms.env }
  })
  let child: ChildProcess | undefined
  return {
    data,
    feed: { url: `http://127.0.0.1:${feedPort}`, token: env.PORTAL_SITE_TOKEN },
    program: () => child as ChildProcess,
    async start() {
      child = spawn(process.execPath, ['tests/site/cms-process.ts'], {
        env: {
          ...{ ...process.env, ...childVariables(env) },
          ...{ NODE_ENV: 'production', LOG_LEVEL: 'error' },
          ...{ CMS_PORT: `${port}`, CMS_FEED_PORT: `${feedPort}` },
        },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
      if (typeof said !== 'object') throw new Error(`The CMS ended with code ${said}`)
    },
    async kill(signal = 'SIGKILL') {
      if (!child || child.exitCode !== null) throw new Error('The CMS ended by itself')
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      child = undefined
    },
    send: (method, path, body) => request(`http://127.0.0.1:${port}${path}`, method, writer, body),
    look,
    async remove() {
      child?.kill('SIGKILL')
      await rm(data, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function request(
  url: string,
  method: string,
  { token }: Account,
  body: object,
): Promise<Record<string, unknown> | undefined> {
  const form = body instanceof FormData
  const headers = {
    authorization: `JWT ${token}`,
    ...(!form && { 'content-type': 'application/json' }),
  }
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, { method, headers, body: form ? body : JSON.stringify(body) })
    text = await answer.text()
  } catch {
    // Killed before it had answered whole: whether it was kept is not known.
    return undefined
  }
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
  return (JSON.parse(text) as { doc: Record<string, unknown> }).doc
}
