import { setImmediate } from 'node:timers/promises'

/** Answers many askers at once; one answer for each, in their order. */
type Together<Asked, Answer> = (asked: readonly Asked[]) => Promise<readonly Answer[]>

/**
 * Makes one question of many: who asks waits until all others have asked too, that is until nobody in
 * this process can go on without an answer. `turn` keeps the questions of one batch one after another.
 */
export function gather<Asked, Answer>(
  turn: <T>(work: () => Promise<T>) => Promise<T>,
  together: Together<Asked, Answer>,
): (asked: Asked) => Promise<Answer> {
  let waiting: Asked[] = []
  let answers: Promise<readonly Answer[]> | undefined
  const ask = async () => {
    await setImmediate()
    return turn(() => {
      const asked = waiting
      waiting = []
      answers = undefined
      return together(asked)
    })
  }
  return async (asked) => {
    const at = waiting.push(asked) - 1
    answers ??= ask()
    return (await answers)[at] as Answer
  }
}

/** Lets pieces of work through one after another, in the order they came. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    // Its caller hears of a failure; those behind it go on.
    last = done.catch(() => {})
    return done
  }
}
