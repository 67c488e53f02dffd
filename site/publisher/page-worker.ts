import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from '../give-way.ts'
import { loadApp } from '../render.ts'
import { openStoreReadOnly } from '../store/open.ts'
import { type Batch, makePages } from './make-pages.ts'
import { createTurns } from './waiting.ts'

/** A thread that makes pages: says when it is ready, then answers each batch with what became of it. */
export type MakerSettings = { store: string; build: string; origin: string; root: string }

giveWay()
const { store, build, origin, root } = workerData as MakerSettings
const tools = { db: openStoreReadOnly(store), app: await loadApp(build), origin, root }
const inTurn = createTurns()
parentPort?.on('message', async (batch: Batch) => {
  parentPort?.postMessage(await inTurn(() => makePages(tools, batch)))
})
parentPort?.postMessage('ready')
