import { parentPort, workerData } from 'node:worker_threads'
import { loadApp } from '../render.ts'
import { openStore } from '../store/open.ts'
import { adoptBuild } from './build-change.ts'
import { createFeedClient } from './feed-client.ts'
import { takeLock } from './lock.ts'
import { createPublisher, type FeedState } from './publisher.ts'

/** What the serving thread gives the publishing thread at its start. */
export type WorkerSettings = {
  folder: string
  root: string
  build: { dir: string; id: string }
  origin: string
  feedUrl: string
  token: string
}

/** What the publishing thread says: lines for the log, and how it stands towards the feed. */
export type WorkerMessage =
  | { type: 'log'; level: 'info' | 'warn' | 'error'; text: string; about: Record<string, unknown> }
  | { type: 'feed'; feed: FeedState }

const settings = workerData as WorkerSettings
const say = (message: WorkerMessage) => parentPort?.postMessage(message)
const stop = new AbortController()
parentPort?.on('message', (message) => {
  if (message === 'stop') stop.abort()
})

const lock = takeLock(settings.folder)
if (!lock) throw new Error('Một chương trình khác đang xuất bản vào cùng thư mục dữ liệu.')
const db = openStore(`${settings.folder}/content.db`)
const log = (level: 'info' | 'warn' | 'error', text: string, about: Record<string, unknown> = {}) =>
  say({ type: 'log', level, text, about })
const { folder: _, feedUrl, token, ...rest } = settings
if (await adoptBuild(db, settings.build, settings.origin, settings.root))
  log('info', 'Bản dựng mới của trang công khai: mọi trang sẽ được dựng lại')
const publisher = createPublisher({
  ...rest,
  db,
  app: await loadApp(settings.build.dir),
  feed: createFeedClient(feedUrl, token),
  clock: () => new Date(),
  log,
})
const report = setInterval(() => say({ type: 'feed', feed: { ...publisher.feedState } }), 500)
await publisher.run(stop.signal)
clearInterval(report)
db.close()
lock.release()
