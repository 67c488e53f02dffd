import { parentPort, workerData } from 'node:worker_threads'
import { takeLock } from './lock.ts'
import { openPublisher, type PublisherSettings } from './open-publisher.ts'
import type { FeedState } from './publisher.ts'

/** What the publishing thread says: lines for the log, and how it stands towards the feed. */
export type WorkerMessage =
  | { type: 'log'; level: 'info' | 'warn' | 'error'; text: string; about: Record<string, unknown> }
  | { type: 'feed'; feed: FeedState }

const say = (message: WorkerMessage) => parentPort?.postMessage(message)
const stop = new AbortController()
parentPort?.on('message', (message) => {
  if (message === 'stop') stop.abort()
})

const settings = workerData as PublisherSettings
const lock = takeLock(settings.folder)
if (!lock) throw new Error('Một chương trình khác đang xuất bản vào cùng thư mục dữ liệu.')
const { db, publisher } = await openPublisher(settings, (level, text, about = {}) =>
  say({ type: 'log', level, text, about }),
)
const report = setInterval(() => say({ type: 'feed', feed: { ...publisher.feedState } }), 500)
await publisher.run(stop.signal)
clearInterval(report)
await publisher.close()
db.close()
lock.release()
