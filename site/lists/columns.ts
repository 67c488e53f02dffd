import type { FacetName } from '../reader.ts'
import { type Store, sql } from '../store/open.ts'
import { stateExpression } from './document-row.ts'

export const facetNames = ['thamQuyen', 'loai', 'coQuan', 'linhVuc', 'nam', 'tinhTrang'] as const

/** A column of codes by row; each code stands for the values a row has there, mostly one. Code 0 is none. */
export type Column = { code: Uint16Array; values: string[][]; codes: Map<string, number> }

/** What lists need to know of every row, by row number. `kind` 0 is no row of any list. */
export type Columns = {
  kind: Uint8Array
  kinds: string[]
  id: string[]
  /** Of issue or publication, as the number `yyyymmdd`; 0 when there is none. */
  day: Uint32Array
  /** Day and running number in one, for order. */
  place: Float64Array
  facets: Record<FacetName, Column>
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

export function emptyColumns(lastRow: number): Columns {
  // Room for a day's documents.
  const size = lastRow + 1000
  const column = (): Column => ({ code: new Uint16Array(size), values: [[]], codes: new Map() })
  return {
    ...{ kind: new Uint8Array(size), kinds: [''], id: [] },
    ...{ day: new Uint32Array(size), place: new Float64Array(size) },
    facets: Object.fromEntries(facetNames.map((name) => [name, column()])) as Columns['facets'],
  }
}

/** Writes a row down; gives its number. */
export function addRow(columns: Columns, read: Read): number {
  const [row, kind, id, day, sequence, ...values] = read
  if (row >= columns.kind.length) grow(columns, row + 1)
  columns.kind[row] = codeOfKind(columns, kind)
  columns.id[row] = id
  const number = numberOfDay(day)
  columns.day[row] = number
  columns.place[row] = number * 100_000 + sequence
  for (const [i, name] of facetNames.entries())
    columns.facets[name].code[row] = codeOf(columns.facets[name], values[i], name === 'linhVuc')
  return row
}

export function clearRow(columns: Columns, row: number): void {
  if (row < columns.kind.length) columns.kind[row] = 0
}

/** `2017-04-19` as 20170419. */
export function numberOfDay(day: string): number {
  return Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10))
}

/** The code of a kind; a kind not met before gets one. */
export function codeOfKind(columns: Columns, kind: string): number {
  const known = columns.kinds.indexOf(kind)
  return known > 0 ? known : columns.kinds.push(kind) - 1
}

function codeOf(column: Column, value: string | number | null | undefined, several: boolean) {
  if (value === null || value === undefined) return 0
  const text = String(value)
  const known = column.codes.get(text)
  if (known !== undefined) return known
  const code = column.values.push(several ? text.split(',') : [text]) - 1
  column.codes.set(text, code)
  return code
}

function grow(columns: Columns, size: number): void {
  const wider = <A extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(old: A): A => {
    const made = new (old.constructor as new (length: number) => A)(Math.ceil(size * 1.1))
    made.set(old)
    return made
  }
  columns.kind = wider(columns.kind)
  columns.day = wider(columns.day)
  columns.place = wider(columns.place)
  for (const name of facetNames) columns.facets[name].code = wider(columns.facets[name].code)
}
