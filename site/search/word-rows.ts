import { type Store, sql } from '../store/open.ts'
import { join } from '../store/record.ts'
import { searchText } from '../store/search-text.ts'
import { type Bits, bitsFor, intersect, setBit } from './bits.ts'
import { addRows } from './rows.ts'

/** In which rows each word is that was sought lately: common words are in most, and are sought all the time. */
type WordRows = { seen: number; size: number; rows: Map<string, Bits> }
const wordRowsOf = new WeakMap<Store, WordRows>()

/** Words kept, 12 kB each at 100,000 rows; changes taken in one by one before all is forgotten. */
const [wordLimit, changeLimit] = [600, 50]

/** The rows below `size` that have every one of these folded words, as of the change `seen`. */
export function rowsWithAll(
  db: Store,
  words: readonly string[],
  { seen, size }: { seen: number; size: number },
): Bits {
  const known = wordRowsOf.get(db)
  const kept =
    known && known.size === size && catchUp(db, known, seen)
      ? known
      : { seen, size, rows: new Map() }
  wordRowsOf.set(db, kept)
  const found = words.map((word) => rowsWith(db, kept, word))
  // The longest unused are the first.
  for (const word of kept.rows.keys()) {
    if (kept.rows.size <= wordLimit) break
    kept.rows.delete(word)
  }
  return intersect(found, size)
}

function rowsWith(db: Store, { rows, size }: WordRows, word: string): Bits {
  const found = rows.get(word) ?? addRows(db, 'search', `"${word}"`, bitsFor(size))
  rows.delete(word)
  rows.set(word, found)
  return found
}

/** Takes in what changed up to `seen`; false when that is too much. */
function catchUp(db: Store, kept: WordRows, seen: number): boolean {
  if (kept.seen === seen) return true
  const changed = sql(db, 'SELECT row FROM touched WHERE n > ? LIMIT ?').all(
    kept.seen,
    changeLimit + 1,
  )
  if (changed.length > changeLimit) return false
  for (const { row } of changed) {
    const found = sql(db, 'SELECT record, html FROM publications WHERE row = ?').get(row as number)
    const words = new Set(found && searchText(join(found))?.search.split(' '))
    for (const [word, bits] of kept.rows) setBit(bits, Number(row), words.has(word))
  }
  kept.seen = seen
  return true
}
