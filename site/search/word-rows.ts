import { type Store, sql } from '../store/open.ts'
import { join } from '../store/record.ts'
import { searchText } from '../store/search-text.ts'
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
const [wordLimit, changeLimit] = [1500, 50]

/** The rows that have every one of these words. */
export function rowsWithAll(db: Store, words: readonly Sought[], state: State): Bits {
  const kept = keptRows(db, state)
  const found = words.map((word) => rowsWith(db, kept, word))
  // The longest unused are the first.
  for (const key of kept.rows.keys()) {
    if (kept.rows.size <= wordLimit) break
    kept.rows.delete(key)
  }
  return intersect(found, state.size)
}

/** A word as another thread found it, in the store as it was after change `seen`. */
export type LookedUp = { sought: Sought; seen: number; bits: Bits }

/** Keeps what another thread looked up, when it saw the same state of the store. */
export function keepRows(db: Store, { sought, seen, bits }: LookedUp, state: State): void {
  const kept = keptRows(db, state)
  const key = keyOf(sought)
  const isOfThisState = seen === kept.seen && bits.length === bitsFor(kept.size).length
  if (isOfThisState && !kept.rows.has(key)) kept.rows.set(key, { ...sought, bits })
}

/** Takes what changed into the words that are kept; false when there were none, or they had to be forgotten. */
export function keepWords(db: Store, state: State): boolean {
  const known = wordRowsOf.get(db)
  return keptRows(db, state) === known
}

/** Whether more has changed than is taken in without forgetting. */
export function isFarBehind(db: Store, seen: number): boolean {
  const known = wordRowsOf.get(db)
  return known === undefined || seen - known.seen > changeLimit
}

function keptRows(db: Store, state: State): WordRows {
  const known = wordRowsOf.get(db)
  const kept =
    known?.size === state.size && catchUp(db, known, state.seen)
      ? known
      : { seen: state.seen, size: state.size, rows: new Map() }
  wordRowsOf.set(db, kept)
  return kept
}

function rowsWith(db: Store, { rows, size }: WordRows, sought: Sought): Bits {
  const key = keyOf(sought)
  const bits = rows.get(key)?.bits ?? lookUp(db, sought, size)
  rows.delete(key)
  rows.set(key, { ...sought, bits })
  return bits
}

/** The rows of a word, from its index. */
export function lookUp(db: Store, sought: Sought, size: number): Bits {
  return addRows(db, sought.index, matchOf(sought), bitsFor(size))
}

const matchOf = ({ word, begun }: Sought) => `"${word}"${begun ? ' *' : ''}`
const keyOf = (sought: Sought) => `${sought.index} ${matchOf(sought)}`

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
