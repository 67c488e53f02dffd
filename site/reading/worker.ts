import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from '../give-way.ts'
import { loadApp, renderPath } from '../render.ts'
import { openStoreReadOnly } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import { keepUp } from './keep-up.ts'

/** A thread that makes pages for readers, one after another, each from one state of the store. */
export type ReadingSettings = { store: string; build: string; origin: string }

/** A page asked for as of `now`, milliseconds. */
export type Asked = { address: string; now: number }

export type Answer = { status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }
export type Said = 'ready' | { answer: Answer } | { problem: unknown }

giveWay()
const { store, build, origin } = workerData as ReadingSettings
const db = openStoreReadOnly(store)
// Made before anybody waits for it.
keepUp(db, store)
const app = await loadApp(build)

async function make({ address, now }: Asked): Promise<Answer> {
  db.exec('BEGIN')
  try {
    const { read } = createReader(db, new Date(now))
    const response = await renderPath(app, origin, address, read)
    const body = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: [...response.headers], body }
  } finally {
    db.exec('COMMIT')
  }
}

const say = (said: Said, moved: ArrayBuffer[] = []) => parentPort?.postMessage(said, moved)
parentPort?.on('message', async (asked: Asked) => {
  try {
    const answer = await make(asked)
    say({ answer }, [answer.body.buffer])
  } catch (problem) {
    say({ problem })
  }
})
say('ready')
