import type { Store } from '../store/open.ts'
import { bitsFor, hasBit } from './bits.ts'
import type { Query } from './query.ts'
import { addRows } from './rows.ts'
import { rowsWithAll, type State } from './word-rows.ts'

/** How near a hit is, nearest first: its number, its head as written, its head folded, its text. */
const levels = { number: 1, written: 2, head: 3, text: 4 } as const
export const farthest = levels.text

/** By row, the level at which it is found; 0 when not all the words are in it. */
export function find(db: Store, query: Query, state: State): Uint8Array {
  const { words, begun, written, number } = query
  const last = words.length - 1
  const texts = rowsWithAll(db, wordsIn('search', words), state)
  const heads = rowsWithAll(
    db,
    wordsIn('heads', words).map((one, i) => ({ ...one, begun: begun && i === last })),
    state,
  )
  const exact = rowsWithAll(db, wordsIn('written', written), state)
  const numbers = bitsFor(state.size)
  if (number) addRows(db, 'numbers', number, numbers)
  const found = new Uint8Array(state.size)
  for (let row = 0; row < found.length; row += 1) {
    const head = hasBit(heads, row)
    if (!head && !hasBit(texts, row)) continue
    if (hasBit(numbers, row)) found[row] = levels.number
    else if (hasBit(exact, row)) found[row] = levels.written
    else found[row] = head ? levels.head : levels.text
  }
  return found
}

function wordsIn<I extends 'search' | 'heads' | 'written'>(index: I, words: readonly string[]) {
  return words.map((word) => ({ index, word }))
}
