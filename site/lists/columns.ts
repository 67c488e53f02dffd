import type { FacetName } from '../reader.ts'
import { type Bits, bitsFor, setBit } from '../search/bits.ts'
import { type Store, sql } from '../store/open.ts'
import { stateExpression } from './document-row.ts'

export const facetNames = ['thamQuyen', 'loai', 'coQuan', 'linhVuc', 'nam', 'tinhTrang'] as const

/** What lists need to know of every row, by row number. */
export type Columns = {
  /** Rows there is room for. */
  size: number
  id: string[]
  /** Day of issue or publication (`yyyymmdd`, 0 when there is none) and running number in one, for order. */
  place: Float64Array
  /** All rows in lists, those of each kind, and those of each value of each facet. */
  listed: Bits
  kinds: Map<string, Bits>
  facets: Record<FacetName, Map<string, Bits>>
}

/** A row as read: `row, kind, id, day, sequence`, the facets' values in their order. */
type Read = [number, string, string, string, number, ...(string | number | null)[]]

const documentsPart = `SELECT d.row, 'document', d.id, d.issued, d.sequence,
  d.authority, d.type, d.issuer, (SELECT group_concat(field) FROM
    (SELECT field FROM document_fields f WHERE f.row = d.row ORDER BY field)),
  d.year, ${stateExpression} FROM documents d`
const othersPart = `SELECT row, kind, id, substr(published_at, 1, 10), 0, NULL, NULL, NULL, NULL, NULL, NULL
  FROM publications WHERE path IS NOT NULL`

/** Every row of every list; documents in their order, so that little is left to sort. */
export function* readRows(db: Store, today: string): Generator<Read> {
  yield* inArrays(db, `${documentsPart} ORDER BY issued DESC, sequence DESC, id`).iterate({ today })
  const kinds = "SELECT DISTINCT kind FROM publications WHERE kind <> 'document'"
  yield* inArrays(db, `${othersPart} AND kind IN (${kinds})`).iterate({})
}

/** One row; undefined when it stands in no list. */
export function readRow(db: Store, today: string, row: number): Read | undefined {
  return (
    inArrays(db, `${documentsPart} WHERE d.row = :row`).get({ today, row }) ??
    inArrays(db, `${othersPart} AND kind <> 'document' AND row = :row`).get({ row })
  )
}

type InArrays = {
  iterate(given: Record<string, string | number>): Iterable<Read>
  get(given: Record<string, string | number>): Read | undefined
}

function inArrays(db: Store, text: string): InArrays {
  const statement = sql(db, text)
  statement.setReturnArrays(true)
  // The types of node:sqlite do not know that rows are arrays now.
  return statement as unknown as InArrays
}

/** How many rows to have room for: those there are, and a day's documents. */
export function roomFor(db: Store): number {
  return Number(sql(db, 'SELECT max(row) AS row FROM touched').get()?.row) + 1000
}

export function emptyColumns(size: number): Columns {
  const facets = facetNames.map((name) => [name, new Map<string, Bits>()] as const)
  return {
    ...{ size, id: [], place: new Float64Array(size), listed: bitsFor(size), kinds: new Map() },
    facets: Object.fromEntries(facets) as Columns['facets'],
  }
}

/** From one day to the next in `place`: more than any running number. */
const dayStep = 100_000

/** The day in a place. */
export const dayAt = (place: number) => Math.floor(place / dayStep)

/** Writes a row down; gives its number. */
export function addRow(columns: Columns, read: Read): number {
  const [row, kind, id, day, sequence, ...values] = read
  if (row >= columns.size) grow(columns, row + 1)
  columns.id[row] = id
  columns.place[row] = numberOfDay(day) * dayStep + sequence
  setBit(columns.listed, row)
  setBit(setOf(columns, columns.kinds, kind), row)
  for (const [i, name] of facetNames.entries()) {
    const value = values[i]
    if (value === null || value === undefined) continue
    const several = name === 'linhVuc' ? String(value).split(',') : [String(value)]
    for (const one of several) setBit(setOf(columns, columns.facets[name], one), row)
  }
  return row
}

export function clearRow(columns: Columns, row: number): void {
  for (const set of setsOf(columns)) setBit(set, row, false)
}

/** `2017-04-19` as 20170419. */
export function numberOfDay(day: string): number {
  return Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10))
}

/** The rows of a value; one not met before has none. */
function setOf({ size }: Columns, sets: Map<string, Bits>, value: string): Bits {
  const known = sets.get(value)
  if (known) return known
  const made = bitsFor(size)
  sets.set(value, made)
  return made
}

function setsOf({ listed, kinds, facets }: Columns): Bits[] {
  return [listed, ...[kinds, ...Object.values(facets)].flatMap((sets) => [...sets.values()])]
}

function grow(columns: Columns, least: number): void {
  columns.size = Math.ceil(least * 1.1)
  const wider = <A extends Bits | Float64Array>(old: A, made: A): A => {
    made.set(old)
    return made
  }
  const widen = (set: Bits) => wider(set, bitsFor(columns.size))
  columns.place = wider(columns.place, new Float64Array(columns.size))
  columns.listed = widen(columns.listed)
  for (const sets of [columns.kinds, ...Object.values(columns.facets)])
    for (const [value, set] of sets) sets.set(value, widen(set))
}
