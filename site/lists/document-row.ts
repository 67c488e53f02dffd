import { startOfDay } from '#shared/dates.ts'
import type { PublicationOf } from '#shared/publication.ts'
import { type Counter, validityOn } from '#shared/validity.ts'
import type { DocumentRow } from '../reader.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import type { ListContext } from './context.ts'

/** The columns that a row is made from; `d` is `documents`, `p` is `publications`. */
export const rowColumns = 'p.record, d.ended, d.halted, d.changed'

/** A document as a row, its validity judged today; the page is told until when that holds. */
export function documentRow(context: ListContext, row: Record<string, unknown>): DocumentRow {
  const record = JSON.parse(String(row.record)) as Omit<PublicationOf<'document'>, 'text'>
  const counters: Counter[] = []
  if (row.ended) counters.push({ type: 'thay-the', from: String(row.ended) })
  if (row.halted) counters.push({ type: 'dinh-chi', from: String(row.halted) })
  if (row.changed) counters.push({ type: 'sua-doi-bo-sung', from: String(row.changed) })
  const { state, until } = validityOn(record, counters, context.today)
  if (until) context.until(startOfDay(until))
  return { ...record, state }
}

/** One document as a row, by id; undefined when it is not published. */
export function documentRowById(context: ListContext, id: string): DocumentRow | undefined {
  context.note(keyOf.record('document', id))
  const row = sql(
    context.db,
    `SELECT ${rowColumns} FROM documents d JOIN publications p USING (row) WHERE d.id = ?`,
  ).get(id)
  return row && documentRow(context, row)
}

/** `validityOn` as an SQL expression over `documents d` and `:today`; a test holds both together. */
export const stateExpression = `CASE
  WHEN d.stated IS NOT NULL THEN d.stated
  WHEN d.ended <= :today OR d.expires <= :today THEN 'het-hieu-luc'
  WHEN d.halted <= :today THEN 'tam-ngung'
  WHEN d.effective > :today THEN 'chua-co-hieu-luc'
  WHEN d.changed <= :today THEN 'het-hieu-luc-mot-phan'
  ELSE 'con-hieu-luc' END`
