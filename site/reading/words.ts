import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from '../give-way.ts'
import { commonWords } from '../search/common-words.ts'
import { type LookedUp, lookUp } from '../search/word-rows.ts'
import { lastTouched, openStoreReadOnly, type Store } from '../store/open.ts'

/** A thread that looks up common words, tells the thread that hired it their rows, and ends. `size` rows have room. */
export type WordsWanted = { store: string; size: number }

giveWay()
const { store, size } = workerData as WordsWanted
const db = openStoreReadOnly(store)
for (const sought of commonWords(db)) {
  const looked = lookedUp(db, sought)
  parentPort?.postMessage(looked, [looked.bits.buffer as ArrayBuffer])
}
db.close()

/** From one state of the store, and which. */
function lookedUp(from: Store, sought: LookedUp['sought']): LookedUp {
  from.exec('BEGIN')
  try {
    const seen = lastTouched(from)
    return { sought, seen, bits: lookUp(from, sought, size) }
  } finally {
    from.exec('COMMIT')
  }
}
