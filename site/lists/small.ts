import type { Publication, PublicationOf, RelationType } from '#shared/publication.ts'
import { compareVietnamese } from '#shared/text.ts'
import type { Lists } from '../reader.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { join } from '../store/record.ts'
import { addressYearsOf } from '../store/years.ts'
import type { ListContext } from './context.ts'
import { documentRowById } from './document-row.ts'

/** Every record of a small kind: by its own order where it has one, then by Vietnamese name. */
export function all(context: ListContext, { kind }: Lists['all']['args']): Publication[] {
  context.note(keyOf.all(kind))
  const rows = sql(context.db, 'SELECT record, html FROM publications WHERE kind = ?').all(kind)
  const order = (one: Publication) => ('order' in one ? one.order : 0)
  return rows
    .map((row) => join(row))
    .sort(
      (a, b) => order(a) - order(b) || compareVietnamese(a.title, b.title) || compare(a.id, b.id),
    )
}

/** How documents stand to this one, both ways; ends that are not published are left out. */
export function relations(
  context: ListContext,
  { id }: Lists['relations']['args'],
): Lists['relations']['result'] {
  return rowsOf(context, stored(context, id))
}

/** The same for a document as it is drafted: its own relations are the draft's, the others' as stored. */
export function relationsOfDraft(
  context: ListContext,
  draft: PublicationOf<'document'>,
): Lists['relations']['result'] {
  const own = draft.relations.map(
    ({ type, target }): Relation => ({ direction: 'out', type, other: target }),
  )
  const others = stored(context, draft.id).filter(({ direction }) => direction === 'in')
  return rowsOf(context, [...own, ...others])
}

/** A relation by the id of its other end. */
type Relation = { direction: 'out' | 'in'; type: RelationType; other: string }

function stored(context: ListContext, id: string): Relation[] {
  context.note(keyOf.relations(id))
  return sql(
    context.db,
    `SELECT 'out' AS direction, type, target AS other FROM relations WHERE source = :id
     UNION ALL SELECT 'in', type, source FROM relations WHERE target = :id`,
  ).all({ id }) as Relation[]
}

/** With the documents at the other ends, newest first. */
function rowsOf(context: ListContext, relations: Relation[]): Lists['relations']['result'] {
  return relations
    .flatMap(({ direction, type, other }) => {
      const document = documentRowById(context, other)
      return document ? [{ direction, type, document }] : []
    })
    .sort(
      (a, b) =>
        compare(b.document.issuedOn, a.document.issuedOn) || compare(a.document.id, b.document.id),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export function years(context: ListContext): Lists['years']['result'] {
  context.note(keyOf.years('document'))
  return addressYearsOf(context.db, 'document').map((year) => ({ year }))
}

export function count(context: ListContext, { kind }: Lists['count']['args']): number {
  context.note(keyOf.all(kind))
  return Number(
    sql(context.db, 'SELECT count(*) AS n FROM publications WHERE kind = ?').get(kind)?.n,
  )
}

/** Own pages of a kind, for site maps; sorted by path. */
export function addresses(
  context: ListContext,
  { kind, year }: Lists['addresses']['args'],
): Lists['addresses']['result'] {
  context.note(keyOf.addresses(kind, year))
  return sql(
    context.db,
    `SELECT path, title, updated_at FROM publications
     WHERE kind = :kind AND path IS NOT NULL AND (:year IS NULL OR year = :year) ORDER BY path`,
  )
    .all({ kind, year: year ?? null })
    .map((row) => ({
      path: String(row.path),
      title: String(row.title),
      updatedAt: String(row.updated_at),
    }))
}

export function addressYears(
  context: ListContext,
  { kind }: Lists['addressYears']['args'],
): number[] {
  context.note(keyOf.years(kind))
  return addressYearsOf(context.db, kind)
}
