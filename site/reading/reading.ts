import { Worker } from 'node:worker_threads'
import type { Answer, Asked, ReadingSettings, Said } from './worker.ts'

/** `busy`: too many wait already. `slow`: it took longer than it may, and was given up. */
export type Outcome = Answer | 'busy' | 'slow'

/** Somebody's wish for a page; `wanted` becomes false when they have left. */
export type Wish = Asked & { limit: number; wanted(): boolean }

/** Makes pages for readers beside the thread that serves files, which never waits for them. */
export type Reading = {
  /** Throws what the page threw. */
  ask(wish: Wish): Promise<Outcome>
  close(): Promise<void>
}

type Waiting = { wish: Wish; settle: PromiseWithResolvers<Outcome> }

/** Wishes that may wait; a page takes some ten milliseconds. */
const queueLimit = 60

export function openReading(settings: ReadingSettings): Reading {
  const queue: Waiting[] = []
  let thread = hire(settings)
  let working = false
  let closed = false

  async function work(): Promise<void> {
    if (working) return
    working = true
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!next.wish.wanted()) next.settle.resolve('busy')
      else await answer(next).catch(next.settle.reject)
    }
    working = false
  }

  async function answer({ wish, settle }: Waiting): Promise<void> {
    if (thread.gone()) thread = hire(settings)
    await thread.ready
    const { address, now } = wish
    const outcome = await within(wish.limit, thread.make({ address, now }))
    if (outcome === 'slow' && !closed) {
      // A query inside SQLite hears nothing: another thread goes on, this one ends when it can.
      thread.end()
      thread = hire(settings)
    }
    settle.resolve(outcome)
  }

  return {
    ask(wish) {
      if (closed || queue.length >= queueLimit) return Promise.resolve('busy')
      const settle = Promise.withResolvers<Outcome>()
      queue.push({ wish, settle })
      void work()
      return settle.promise
    },
    async close() {
      closed = true
      for (const { settle } of queue.splice(0)) settle.resolve('busy')
      await thread.end()
    },
  }
}

async function within<T>(time: number, work: Promise<T>): Promise<T | 'slow'> {
  const late = Promise.withResolvers<'slow'>()
  const timer = setTimeout(() => late.resolve('slow'), time)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Megabytes; a list to take away fits, and what is left of it does not stay for long. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }

/** Starts a thread. Its promises fail when it ends. */
function hire(workerData: ReadingSettings) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, resourceLimits })
  const ready = Promise.withResolvers<void>()
  let made: PromiseWithResolvers<Answer> | undefined
  let gone = false
  const fail = (error: unknown) => {
    gone = true
    ready.reject(error)
    made?.reject(error)
  }
  // Whoever asks next hears of it; nobody may be asking now.
  ready.promise.catch(() => {})
  worker.on('message', (said: Said) => {
    if (said === 'ready') ready.resolve()
    else if ('answer' in said) made?.resolve(said.answer)
    else made?.reject(said.problem)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('Luồng dựng trang cho người đọc đã dừng')))
  return {
    ready: ready.promise,
    gone: () => gone,
    make(asked: Asked): Promise<Answer> {
      made = Promise.withResolvers()
      // Given up after its time, it may still fail.
      made.promise.catch(() => {})
      worker.postMessage(asked)
      return made.promise
    },
    end: () => worker.terminate(),
  }
}
