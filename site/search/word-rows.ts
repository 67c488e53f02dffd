import { foldedWords } from '../store/fold-words.ts'
import { type Store, sql } from '../store/open.ts'
import { join } from '../store/record.ts'
import { searchText, writtenWords } from '../store/search-text.ts'
import { type Bits, bitsFor, intersect, setBit } from './bits.ts'
import { addRows } from './rows.ts'

/** A word in an index; `begun` when it may be only the beginning of one. */
export type Sought = { index: 'search' | 'heads' | 'written'; word: string; begun?: boolean }

/** The store's state and the rows there is room for, as the catalogue says. */
export type State = { seen: number; size: number }

/** In which rows each word is that was sought lately: common words are in most, and are sought all the time. */
type WordRows = State & { rows: Map<string, Sought & { bits: Bits }> }
const wordRowsOf = new WeakMap<Store, WordRows>()

/** Words kept, 12 kB each at 100,000 rows; changes taken in one by one before all is forgotten. */
const [wordLimit, changeLimit] = [1000, 50]

/** The rows that have every one of these words. */
export function rowsWithAll(db: Store, words: readonly Sought[], state: State): Bits {
  const known = wordRowsOf.get(db)
  const kept =
    known?.size === state.size && catchUp(db, known, state.seen)
      ? known
      : { seen: state.seen, size: state.size, rows: new Map() }
  wordRowsOf.set(db, kept)
  const found = words.map((word) => rowsWith(db, kept, word))
  // The longest unused are the first.
  for (const key of kept.rows.keys()) {
    if (kept.rows.size <= wordLimit) break
    kept.rows.delete(key)
  }
  return intersect(found, state.size)
}

function rowsWith(db: Store, { rows, size }: WordRows, sought: Sought): Bits {
  const match = `"${sought.word}"${sought.begun ? ' *' : ''}`
  const key = `${sought.index} ${match}`
  const bits = rows.get(key)?.bits ?? addRows(db, sought.index, match, bitsFor(size))
  rows.delete(key)
  rows.set(key, { ...sought, bits })
  return bits
}

/** Takes in what changed up to `seen`; false when that is too much. */
function catchUp(db: Store, kept: WordRows, seen: number): boolean {
  if (kept.seen === seen) return true
  const changed = sql(db, 'SELECT row FROM touched WHERE n > ? LIMIT ?').all(
    kept.seen,
    changeLimit + 1,
  )
  if (changed.length > changeLimit) return false
  for (const { row } of changed) takeIn(db, kept, Number(row))
  kept.seen = seen
  return true
}

function takeIn(db: Store, kept: WordRows, row: number): void {
  const found = sql(db, 'SELECT record, html FROM publications WHERE row = ?').get(row)
  const text = found && searchText(join(found))
  const words = (index: Sought['index']) => new Set(text?.[index].split(' '))
  const own = { search: words('search'), heads: words('heads'), written: words('written') }
  for (const { index, word, begun, bits } of kept.rows.values()) {
    const has = begun ? [...own[index]].some((one) => one.startsWith(word)) : own[index].has(word)
    setBit(bits, row, has)
  }
}

/** Words that many titles of the newest documents have, in each index: worth looking up before they are sought. */
export function commonWords(db: Store): Sought[] {
  const newest =
    'SELECT title FROM documents JOIN publications USING (row) ORDER BY issued DESC LIMIT 500'
  const titles = sql(db, newest)
    .all()
    .map(({ title }) => String(title))
  const folded = mostCommon(titles.map(foldedWords))
  const written = mostCommon(titles.map(writtenWords))
  return [
    ...folded.map((word) => ({ index: 'search' as const, word })),
    ...folded.map((word) => ({ index: 'heads' as const, word })),
    ...written.map((word) => ({ index: 'written' as const, word })),
  ]
}

/** How many words of each index. */
const commonLimit = 150

function mostCommon(texts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(text.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= texts.length / 100)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word)
    .slice(0, commonLimit)
}
