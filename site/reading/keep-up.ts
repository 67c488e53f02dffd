import { Worker } from 'node:worker_threads'
import { dayOf } from '#shared/dates.ts'
import { catalogueOf } from '../lists/catalogue.ts'
import { isFarBehind, keepRows, keepWords, type LookedUp } from '../search/word-rows.ts'
import { lastTouched, type Store } from '../store/open.ts'
import type { WordsWanted } from './words.ts'

/** Milliseconds between two looks at the store. */
const every = 1000

/**
 * Keeps what searches need in step with the store while nobody searches: few changes at once, many when
 * they have ceased. Words that had to be forgotten are looked up by another thread; each takes as long as a page.
 * Gives what ends it.
 */
export function keepUp(db: Store, store: string): () => void {
  const catalogue = () => catalogueOf({ db, today: dayOf(new Date()) })
  let lookingUp: Worker | undefined
  const lookUpWords = () => {
    const { size } = catalogue()
    lookingUp = new Worker(new URL('./words.ts', import.meta.url), {
      workerData: { store, size } satisfies WordsWanted,
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    })
    lookingUp.on('message', (looked: LookedUp) => keepRows(db, looked, catalogue()))
    // What it does not find is looked up when it is sought.
    lookingUp.on('error', () => {})
    lookingUp.on('exit', () => {
      lookingUp = undefined
    })
  }
  let before = lastTouched(db)
  const look = () => {
    const latest = lastTouched(db)
    const calm = latest === before
    before = latest
    if (!calm && isFarBehind(db, latest)) return
    if (!keepWords(db, catalogue()) && !lookingUp) lookUpWords()
  }
  look()
  const looking = setInterval(look, every).unref()
  return () => clearInterval(looking)
}
