import { type Store, sql } from '../store/open.ts'
import type { wordIndexes } from '../store/search-text.ts'
import type { Query } from './query.ts'

/** How near a hit is, nearest first: its number, its head as written, its head folded, its text. */
const levels = { numbers: 1, written: 2, heads: 3, search: 4 } as const
export const farthest = levels.search

/** What was found for the last queries, at one state of the store: readers turn pages and add filters. */
type Kept = { seen: number; found: Map<string, Uint8Array> }
const keptOf = new WeakMap<Store, Kept>()
const keptLimit = 32

/**
 * By row, the level at which it is found; 0 when not all the words are in it. `seen` and `size` are the
 * catalogue's: its state of the store, and the rows it has room for.
 */
export function find(
  db: Store,
  query: Query,
  { seen, size }: { seen: number; size: number },
): Uint8Array {
  const known = keptOf.get(db)
  const kept = known?.seen === seen ? known : { seen, found: new Map<string, Uint8Array>() }
  keptOf.set(db, kept)
  const found = kept.found.get(query.key) ?? seek(db, query, size)
  // The longest unused one is the first.
  kept.found.delete(query.key)
  kept.found.set(query.key, found)
  const [first] = kept.found.keys()
  if (kept.found.size > keptLimit && first !== undefined) kept.found.delete(first)
  return found
}

function seek(db: Store, query: Query, size: number): Uint8Array {
  const found = new Uint8Array(size)
  raise(found, rowsOf(db, 'search', query.search), levels.search, false)
  raise(found, rowsOf(db, 'heads', query.heads), levels.heads, false)
  raise(found, rowsOf(db, 'written', query.written), levels.written, true)
  if (query.numbers) raise(found, rowsOf(db, 'numbers', query.numbers), levels.numbers, true)
  return found
}

/** Rows as the bytes of `1,20,3`: one value instead of a hundred thousand objects. */
function rowsOf(db: Store, index: (typeof wordIndexes)[number], match: string): Uint8Array {
  const text = `SELECT CAST(group_concat(rowid) AS BLOB) AS rows FROM ${index} WHERE ${index} MATCH ?`
  const rows = sql(db, text).get(match)?.rows
  return rows instanceof Uint8Array ? rows : new Uint8Array(0)
}

const [zero, comma] = [48, 44]

/** Gives these rows a level; `among` only those found already. */
function raise(found: Uint8Array, rows: Uint8Array, level: number, among: boolean): void {
  let row = 0
  for (let at = 0; at <= rows.length; at += 1) {
    const byte = at < rows.length ? (rows[at] as number) : comma
    if (byte !== comma) {
      row = row * 10 + byte - zero
      continue
    }
    if (row > 0 && row < found.length && (!among || found[row] !== 0)) found[row] = level
    row = 0
  }
}
