import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { pino } from 'pino'
import { createSiteApp } from './app.ts'
import { buildSite } from './build.ts'
import { readEnvironment, siteFolders } from './env.ts'
import { intakeOf } from './intake/intake-of.ts'
import type { PublisherSettings } from './publisher/open-publisher.ts'
import type { FeedState } from './publisher/publisher.ts'
import type { WorkerMessage } from './publisher/worker.ts'
import { openReading } from './reading/reading.ts'
import { loadApp } from './render.ts'
import { openStore, openStoreReadOnly } from './store/open.ts'

/** The public site: one thread serves, another follows the feed and publishes, a third searches. */
const env = readEnvironment()
const log = pino({ level: env.LOG_LEVEL, base: { program: 'site' } })
const { folder, root, builds } = siteFolders(env)
const build = await buildSite(builds)
openStore(`${folder}/content.db`).close()

let stopping = false
const publisher: { feed: FeedState; alive: boolean } = { feed: { state: 'starting' }, alive: true }
const settings: PublisherSettings = {
  ...{ folder, root, build, origin: env.SITE_ORIGIN },
  ...{ feedUrl: env.CMS_FEED_URL, token: env.PORTAL_SITE_TOKEN },
}
const worker = new Worker(new URL('./publisher/worker.ts', import.meta.url), {
  workerData: settings,
})
worker.on('message', (message: WorkerMessage) => {
  if (message.type === 'feed') publisher.feed = message.feed
  else log[message.level](message.about, message.text)
})
worker.on('error', (error) => log.fatal({ err: error }, 'Luồng xuất bản dừng vì lỗi'))
worker.on('exit', (code) => {
  publisher.alive = false
  // Serving alone would hide that nothing is published any more; the supervisor starts both again.
  if (!stopping) process.exit(code || 1)
})

const tools = {
  ...{ db: openStoreReadOnly(`${folder}/content.db`), app: await loadApp(build.dir) },
  ...{ origin: env.SITE_ORIGIN, clock: () => new Date() },
}
const intake = await intakeOf(env, folder, tools, (level, text, about = {}) =>
  log[level](about, text),
)
const store = `${folder}/content.db`
const reading = openReading({ store, build: build.dir, origin: env.SITE_ORIGIN })
const app = createSiteApp({
  ...{ ...tools, reading, root, token: env.PORTAL_SITE_TOKEN, publisher, intake },
  trustProxy: env.TRUST_PROXY ?? false,
  log: (error, path) => log.error({ err: error, path }, 'Không trả lời được yêu cầu'),
})
// Long queries deserve a page that says so, not a closed connection.
const server = createServer({ maxHeaderSize: 192 * 1024 }, app)
server.listen(env.SITE_PORT, () => {
  log.info({ port: env.SITE_PORT }, 'Trang công khai đã trả lời')
  process.send?.({ ready: true })
})
server.on('error', (error) => {
  log.fatal({ err: error }, `Không mở được cổng ${env.SITE_PORT}`)
  process.exit(1)
})

function stop(): void {
  if (stopping) return
  stopping = true
  const answered = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  worker.postMessage('stop')
  const published = new Promise((resolve) => worker.once('exit', resolve))
  // Who is sending a comment gets an answer, unless that takes long.
  const stopped = Promise.race([answered, pause(1500)]).then(intake.stop)
  Promise.all([published, stopped]).then(() => process.exit(0))
  setTimeout(() => process.exit(0), 4000).unref()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('disconnect', stop)
