import type { Store } from '../store/open.ts'
import type { wordIndexes } from '../store/search-text.ts'
import { bitsFor, hasBit } from './bits.ts'
import type { Query } from './query.ts'
import { addRows } from './rows.ts'
import { rowsWithAll } from './word-rows.ts'

/** How near a hit is, nearest first: its number, its head as written, its head folded, its text. */
const levels = { numbers: 1, written: 2, heads: 3, search: 4 } as const
export const farthest = levels.search

/** What was found for the last queries, at one state of the store: readers turn pages and add filters. */
type Kept = { seen: number; found: Map<string, Uint8Array> }
const keptOf = new WeakMap<Store, Kept>()
const keptLimit = 32

/**
 * By row, the level at which it is found; 0 when not all the words are in it. `state` is the
 * catalogue's: its state of the store, and the rows it has room for.
 */
export function find(db: Store, query: Query, state: { seen: number; size: number }): Uint8Array {
  const { seen } = state
  const known = keptOf.get(db)
  const kept = known?.seen === seen ? known : { seen, found: new Map<string, Uint8Array>() }
  keptOf.set(db, kept)
  const found = kept.found.get(query.key) ?? seek(db, query, state)
  // The longest unused one is the first.
  kept.found.delete(query.key)
  kept.found.set(query.key, found)
  const [first] = kept.found.keys()
  if (kept.found.size > keptLimit && first !== undefined) kept.found.delete(first)
  return found
}

function seek(db: Store, query: Query, state: { seen: number; size: number }): Uint8Array {
  const { size } = state
  const rowsOf = (index: (typeof wordIndexes)[number], match: string) =>
    addRows(db, index, match, bitsFor(size))
  const everywhere = rowsWithAll(db, query.words, state)
  const heads = rowsOf('heads', query.heads)
  const written = rowsOf('written', query.written)
  const numbers = query.numbers ? rowsOf('numbers', query.numbers) : bitsFor(size)
  const found = new Uint8Array(size)
  for (let row = 0; row < size; row += 1) {
    const head = hasBit(heads, row)
    if (!head && !hasBit(everywhere, row)) continue
    if (hasBit(numbers, row)) found[row] = levels.numbers
    else if (hasBit(written, row)) found[row] = levels.written
    else found[row] = head ? levels.heads : levels.search
  }
  return found
}
