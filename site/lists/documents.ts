import type { DocumentFilter, DocumentRow, Lists } from '../reader.ts'
import { countOf, intersect } from '../search/bits.ts'
import { mark } from '../search/mark.ts'
import { queryOf } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { catalogueOf } from './catalogue.ts'
import { type ListContext, pageFromNewest } from './context.ts'
import { sieveOf } from './document-filter.ts'
import { documentRow, rowColumns } from './document-row.ts'
import { facetsOf } from './facets.ts'
import { nearest } from './nearest.ts'
import { sift } from './sift.ts'

/** Documents under a filter, with facets whose counts follow the other filters. */
export function documents(
  context: ListContext,
  { filter, page, size, sort = 'moi-nhat' }: Lists['documents']['args'],
): Lists['documents']['result'] {
  context.note(bucketOf(context, filter))
  const query = filter.q === undefined ? undefined : queryOf(filter.q)
  const catalogue = catalogueOf(context)
  const sieve = sieveOf(context, catalogue, filter, query)
  const { rows, counts } = sift(catalogue, sieve)
  const total = countOf(rows)
  const pager = pageFromNewest(total, size, page)
  const near = sort === 'sat-tu' && sieve.found
  const levels = near
    ? near.levels.map((level) => intersect([level, rows], catalogue.size))
    : [rows]
  const shown = nearest(catalogue.order, levels, pager)
  const items = shown.map((row) => documentAt(context, row))
  for (const { id } of items) context.note(keyOf.record('document', id))
  return {
    items,
    total,
    page: pager.page,
    pages: pager.pages,
    facets: facetsOf(context, filter, counts),
    marks: new Map(
      query
        ? items.map((item) => [
            item.id,
            { number: mark(item.number, query), title: mark(item.title, query) },
          ])
        : [],
    ),
  }
}

function documentAt(context: ListContext, row: number): DocumentRow {
  const found = sql(
    context.db,
    `SELECT ${rowColumns} FROM documents d JOIN publications p USING (row) WHERE d.row = ?`,
  ).get(row)
  if (!found) throw new Error(`There is no document in row ${row}`)
  return documentRow(context, found)
}

/** The narrowest bucket that holds the whole list, so that few changes touch it. */
function bucketOf(context: ListContext, filter: DocumentFilter): string {
  const names = Object.entries(filter).filter(([, value]) => value !== undefined)
  if (names.length === 1) {
    const [year] = filter.nam ?? []
    const [authority] = filter.thamQuyen ?? []
    const [slug] = filter.coQuan ?? []
    if (filter.nam?.length === 1 && year !== undefined) return keyOf.documentsBy('year', year)
    if (filter.thamQuyen?.length === 1 && authority)
      return keyOf.documentsBy('authority', authority)
    const issuer =
      filter.coQuan?.length === 1 &&
      sql(context.db, "SELECT id FROM publications WHERE kind = 'agency' AND slug = ?").get(
        slug ?? '',
      )
    if (issuer) return keyOf.documentsBy('issuer', String(issuer.id))
  }
  return keyOf.all('document')
}
