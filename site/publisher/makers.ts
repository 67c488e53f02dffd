import { Worker } from 'node:worker_threads'
import type { Batch, MadePage } from './make-pages.ts'
import type { MakerSettings } from './page-worker.ts'

/** Whoever makes pages: this thread, or one that was hired, which takes further batches while it makes one. */
export type Maker = (batch: Batch) => Promise<MadePage[]>

/** Threads that make pages beside each other while there is much to do. */
export type Crew = {
  /** Those who are there, or new ones. */
  hire(): Promise<Maker[]>
  /** Nothing is left: they stay for a while, since what comes in numbers comes again. */
  rest(): void
  dismiss(): Promise<void>
}

/** As many as the smallest machine has cores; what a page costs is computing. */
const crewSize = 2
/** Most of what a page takes lives no longer than the page. Megabytes. */
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 }

/** How long they stay: a new thread loads and compiles everything before it is fast. Milliseconds. */
export const stay = 120_000

/** A crew whose threads have the app and a connection of their own; they are ready or all of them are gone. */
export function createCrew(settings: MakerSettings): Crew {
  let workers: ReturnType<typeof startThread>[] = []
  let leaving: NodeJS.Timeout | undefined
  const dismiss = async () => {
    clearTimeout(leaving)
    await Promise.all(workers.splice(0).map(({ thread }) => thread.terminate()))
  }
  return {
    async hire() {
      clearTimeout(leaving)
      if (workers.length === 0)
        workers = Array.from({ length: crewSize }, () => startThread(settings))
      try {
        return await Promise.all(workers.map(({ ready }) => ready))
      } catch (error) {
        await dismiss()
        throw error
      }
    },
    rest() {
      leaving = setTimeout(dismiss, stay).unref()
    },
    dismiss,
  }
}

function startThread(workerData: MakerSettings): { thread: Worker; ready: Promise<Maker> } {
  const thread = new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData,
    resourceLimits,
  })
  /** Whoever waits for an answer, in the order of asking. */
  const waiting: PromiseWithResolvers<unknown>[] = []
  let gone: unknown
  const next = () => {
    const answer = Promise.withResolvers<unknown>()
    // A thread that is gone answers nothing more.
    if (gone) answer.reject(gone)
    else waiting.push(answer)
    return answer.promise
  }
  const end = (error: unknown) => {
    gone ??= error
    for (const answer of waiting.splice(0)) answer.reject(error)
  }
  const ready = next()
  thread.on('message', (message) => waiting.shift()?.resolve(message))
  thread.on('error', end)
  thread.on('exit', (code) => end(new Error(`Luồng dựng trang dừng với mã ${code}`)))
  const maker: Maker = (batch) => {
    const made = next()
    thread.postMessage(batch)
    return made as Promise<MadePage[]>
  }
  return { thread, ready: ready.then(() => maker) }
}
