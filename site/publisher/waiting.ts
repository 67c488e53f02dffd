/** Waits, or stops waiting when told to. Milliseconds. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

/** A bell that is not missed: rung while nobody waits, it ends the next wait at once. */
export function createBell() {
  let next = Promise.withResolvers<void>()
  let rang = false
  return {
    ring() {
      rang = true
      next.resolve()
    },
    /** Whoever waits shares one promise, so that a wait given up takes no ring with it. */
    async rung(): Promise<void> {
      await next.promise
      if (!rang) return
      rang = false
      next = Promise.withResolvers<void>()
    },
  }
}

export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** Runs what it is given one after the other: an older answer must not be taken in after a newer one. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
