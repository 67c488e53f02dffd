import { type Store, sql } from '../store/open.ts'
import type { Query } from './query.ts'

/** How near a hit is, nearest first: its number, its head as written, its head folded, its text. */
export const levels = { number: 1, written: 2, head: 3, text: 4 } as const

/**
 * By row, the level at which it is found; 0 when not all the words are in it. Rows go up to `size`,
 * those beyond are of a later state of the store.
 */
export function find(db: Store, query: Query, size: number): Uint8Array {
  const found = new Uint8Array(size)
  const mark = (table: 'search' | 'headings', match: string, level: number, among = false) => {
    // One long text instead of a hundred thousand objects.
    const rows = sql(
      db,
      `SELECT group_concat(rowid) AS rows FROM ${table} WHERE ${table} MATCH ?`,
    ).get(match)?.rows
    for (const row of numbersOf(String(rows ?? '')))
      if (row < size && (!among || found[row] !== 0)) found[row] = level
  }
  mark('search', query.everywhere, levels.text)
  mark('headings', query.head, levels.head)
  mark('headings', query.written, levels.written, true)
  if (query.number) mark('headings', query.number, levels.number, true)
  return found
}

/** The numbers of `1,20,3`. */
function* numbersOf(text: string): Generator<number> {
  let number = -1
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0) number = Math.max(number, 0) * 10 + digit
    else {
      yield number
      number = -1
    }
  }
  if (number >= 0) yield number
}
