import { parentPort, Worker, workerData } from 'node:worker_threads'
import { dayOf } from '#shared/dates.ts'
import { giveWay } from '../give-way.ts'
import { catalogueOf } from '../lists/catalogue.ts'
import { roomFor } from '../lists/columns.ts'
import { loadApp, renderPath } from '../render.ts'
import { keepRows, type LookedUp } from '../search/word-rows.ts'
import { openStoreReadOnly } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import type { WordsWanted } from './words.ts'

/** A thread that makes pages for readers, one after another, each from one state of the store. */
export type ReadingSettings = { store: string; build: string; origin: string }

/** A page asked for as of `now`, milliseconds. */
export type Asked = { address: string; now: number }

export type Answer = { status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }
export type Said = 'ready' | { answer: Answer } | { problem: unknown }

giveWay()
const { store, build, origin } = workerData as ReadingSettings
const db = openStoreReadOnly(store)
const catalogue = () => catalogueOf({ db, today: dayOf(new Date()) })
// Another thread looks words up before they are sought: each takes as long as a page.
const lookingUp = new Worker(new URL('./words.ts', import.meta.url), {
  workerData: { store, size: roomFor(db) } satisfies WordsWanted,
  resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
})
lookingUp.on('message', (looked: LookedUp) => keepRows(db, looked, catalogue()))
// What it does not find is looked up when it is sought.
lookingUp.on('error', () => {})
const app = await loadApp(build)
// Built before anybody waits for it.
catalogue()

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
