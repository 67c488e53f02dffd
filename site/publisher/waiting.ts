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
  let rang = false
  let answer: (() => void) | undefined
  return {
    ring() {
      rang = true
      answer?.()
    },
    async rung(): Promise<void> {
      if (!rang)
        await new Promise<void>((resolve) => {
          answer = resolve
        })
      rang = false
      answer = undefined
    },
  }
}

/** Runs what it is given one after the other: an older answer must not be taken in after a newer one. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
