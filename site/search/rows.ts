import { type Store, sql } from '../store/open.ts'
import type { wordIndexes } from '../store/search-text.ts'
import { type Bits, setBit } from './bits.ts'

const [zero, comma] = [48, 44]

/** Adds to a set the rows that an index of words finds for an expression; those it has no room for are left out. */
export function addRows(
  db: Store,
  index: (typeof wordIndexes)[number],
  match: string,
  bits: Bits,
): Bits {
  // The bytes of `1,20,3`: one value instead of a hundred thousand objects.
  const text = `SELECT CAST(group_concat(rowid) AS BLOB) AS rows FROM ${index} WHERE ${index} MATCH ?`
  const rows = sql(db, text).get(match)?.rows
  if (!(rows instanceof Uint8Array)) return bits
  let row = 0
  for (let at = 0; at < rows.length; at += 1) {
    const byte = rows[at] as number
    if (byte === comma) {
      setBit(bits, row)
      row = 0
    } else row = row * 10 + byte - zero
  }
  setBit(bits, row)
  return bits
}
