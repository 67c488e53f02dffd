import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { dayOf } from '#shared/dates.ts'
import { giveWay } from '../give-way.ts'
import { catalogueOf } from '../lists/catalogue.ts'
import { loadApp, renderPath } from '../render.ts'
import { commonWords } from '../search/common-words.ts'
import { rowsWithAll } from '../search/word-rows.ts'
import { openStoreReadOnly } from '../store/open.ts'
import { createReader } from '../store/reader.ts'

/** A thread that makes pages for readers, one after another, each from one state of the store. */
export type ReadingSettings = { store: string; build: string; origin: string }

/** A page asked for as of `now`, milliseconds. */
export type Asked = { address: string; now: number }

export type Answer = { status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }
export type Said = 'ready' | { answer: Answer } | { problem: unknown }

giveWay()
const { store, build, origin } = workerData as ReadingSettings
const db = openStoreReadOnly(store)
const app = await loadApp(build)
// Built before anybody waits for it.
const catalogue = () => catalogueOf({ db, today: dayOf(new Date()) })
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

/** When somebody last asked, and for how long nobody must have before work of our own begins. Milliseconds. */
let asked = 0
const calm = 50

async function untilCalm(): Promise<void> {
  await setImmediate()
  const left = () => asked + calm - performance.now()
  while (left() > 0) await pause(left())
}

const say = (said: Said, moved: ArrayBuffer[] = []) => parentPort?.postMessage(said, moved)
parentPort?.on('message', async (wish: Asked) => {
  asked = performance.now()
  try {
    const answer = await make(wish)
    say({ answer }, [answer.body.buffer])
  } catch (problem) {
    say({ problem })
  }
})
say('ready')

// A look-up may take as long as a page, and whoever asks meanwhile waits for its end.
for (const word of commonWords(db)) {
  await untilCalm()
  rowsWithAll(db, [word], catalogue())
}
