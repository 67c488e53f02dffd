import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { CmsReady } from '#cms/beginning.ts'
import type { Environment } from '#shared/environment.ts'
import { buildSite } from '#site/build.ts'
import { siteFolders } from '#site/env.ts'
import { childVariables, loadEnvironment, Refusal } from './environment.ts'
import { obstacles } from './supervise/checks.ts'
import { keepAlive } from './supervise/keep-alive.ts'
import { runScript } from './supervise/run-script.ts'
import { siteReady } from './supervise/site-ready.ts'
import { type Beginnings, welcome } from './supervise/welcome.ts'

/** `npm start`: checks, builds what is missing, runs the CMS and the site, and keeps both running. */
const began = Date.now()
const tell = (sentence: string) =>
  console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} giây] ${sentence}`)
const stopping = new AbortController()
/** Ends what runs; resolves when its process is gone. */
const running: (() => Promise<unknown>)[] = []

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

try {
  const env = quietOnTerminal(loadEnvironment())
  const reasons = await obstacles(env)
  if (reasons.length > 0) throw new Refusal(reasons)
  await start(env)
} catch (error) {
  if (!stopping.signal.aborted) {
    if (error instanceof Refusal) for (const reason of error.reasons) console.error(reason)
    else console.error(error)
    await stop(1)
  }
}

async function start(env: Environment): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL, base: { program: 'start' } }, pino.destination(2))
  const variables: NodeJS.ProcessEnv = {
    ...process.env,
    ...childVariables(env),
    NODE_ENV: 'production',
  }
  tell('Đang khởi động chương trình quản trị')
  const cms = keepAlive<CmsReady>({ name: 'cms', script: 'cms/server.ts', variables, log })
  running.push(cms.stop)
  const build = () => untilEnded(buildSite(siteFolders(env).builds, stopping.signal))
  const startSite = async () => {
    await build()
    if (stopping.signal.aborted) return
    tell('Đang khởi động cổng công khai')
    const site = keepAlive<{ ready: true }>({
      ...{ name: 'site', script: 'site/server.ts', variables, log },
    })
    running.push(site.stop)
    await answered(site.ready, 'Cổng công khai không khởi động được.')
  }
  // A site shows at once what it has, and catches up by itself; a new one waits for the content to be whole.
  const published = existsSync(join(siteFolders(env).folder, 'content.db'))
  const built = published ? startSite() : build()
  built.catch(() => {}) // reported where it is awaited
  const ready = await answered(cms.ready, 'Chương trình quản trị không khởi động được.')
  tell(`Chương trình quản trị đã trả lời: ${env.CMS_ORIGIN}/api`)
  const made = await firstContent(env, ready, cms, variables)
  await built
  if (!published) {
    await startSite()
    await siteReady(env, tell)
  }
  if (stopping.signal.aborted) return
  for (const line of welcome(env, made, (Date.now() - began) / 1000)) console.log(line)
}

/** An empty database gets the demonstration, or its first administrator. */
async function firstContent(
  env: Environment,
  ready: CmsReady,
  cms: ReturnType<typeof keepAlive<CmsReady>>,
  variables: NodeJS.ProcessEnv,
): Promise<Beginnings> {
  const empty = ready.users === 0
  if (env.PORTAL_DEMO && (empty || ready.demonstration === 'started')) {
    tell('Đang nạp nội dung trình diễn')
    await cms.ask({ demonstration: 'started' })
    // In a process of its own: it keeps the CMS free to answer.
    await untilEnded(runScript('scripts/seed.ts', variables, stopping.signal))
    await cms.ask({ demonstration: 'done' })
    return { demonstration: true }
  }
  if (!empty || env.PORTAL_DEMO) return {}
  if (!env.ADMIN_EMAIL) {
    throw new Refusal(['Thiếu biến ADMIN_EMAIL: địa chỉ thư điện tử của người quản trị đầu tiên.'])
  }
  const { link } = (await cms.ask({ firstAdmin: env.ADMIN_EMAIL })) as { link: string }
  return { firstAdminLink: link }
}

/** Work in a process of its own that `stopping` ends: a stop waits for that end. */
function untilEnded<T>(work: Promise<T>): Promise<T> {
  const ended = Promise.allSettled([work])
  running.push(() => ended)
  return work
}

function answered<T>(ready: Promise<T>, sentence: string): Promise<T> {
  return ready.catch((cause) => {
    throw new Refusal([`${sentence} Nhật ký ở trên ghi rõ lý do.`], { cause })
  })
}

async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort()
  await Promise.all(running.map((end) => end()))
  process.exit(code)
}

/** On a terminal the operator reads sentences; log lines below a warning would bury them. */
function quietOnTerminal(env: Environment): Environment {
  return process.stdout.isTTY && !process.env.LOG_LEVEL ? { ...env, LOG_LEVEL: 'warn' } : env
}
