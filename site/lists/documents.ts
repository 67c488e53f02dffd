import type { DocumentFilter, Lists } from '../reader.ts'
import { mark } from '../search/mark.ts'
import { queryOf } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { type ListContext, pageFromNewest } from './context.ts'
import { conditionsOf } from './document-filter.ts'
import { documentRow, rowColumns } from './document-row.ts'
import { facetsOf } from './facets.ts'

/** Documents under a filter, with facets whose counts follow the other filters. */
export function documents(
  context: ListContext,
  { filter, page, size, sort = 'moi-nhat' }: Lists['documents']['args'],
): Lists['documents']['result'] {
  context.note(bucketOf(context, filter))
  const conditions = conditionsOf(context, filter)
  const { values } = conditions
  const where = conditions.where()
  const query = filter.q === undefined ? undefined : queryOf(filter.q)
  const count = sql(context.db, `SELECT count(*) AS n FROM documents d ${where}`).get(values)
  const total = Number(count?.n)
  const pager = pageFromNewest(total, size, page)
  const near = sort === 'sat-tu' && query
  const rows = sql(
    context.db,
    `SELECT ${rowColumns} FROM documents d JOIN publications p USING (row) ${where}
     ORDER BY ${near ? `${nearness(query.number !== undefined)}, ` : ''}d.issued DESC, d.sequence DESC, d.id
     LIMIT :limit OFFSET :offset`,
  ).all({
    ...values,
    ...(query && { exact: query.exact, number: query.number ?? '' }),
    limit: pager.limit,
    offset: pager.offset,
  })
  const items = rows.map((row) => documentRow(context, row))
  const words = query?.words ?? []
  return {
    items,
    total,
    page: pager.page,
    pages: pager.pages,
    facets: facetsOf(context, filter, conditions),
    marks: new Map(
      query
        ? items.map((item) => [
            item.id,
            { number: mark(item.number, words), title: mark(item.title, words) },
          ])
        : [],
    ),
  }
}

/** Order of closeness: the number sought, then the words as written, then the rest. */
export function nearness(withNumber: boolean): string {
  const number = `WHEN p.row IN (SELECT rowid FROM search WHERE search MATCH :number) THEN 0`
  return `CASE ${withNumber ? number : ''}
    WHEN p.row IN (SELECT rowid FROM search WHERE search MATCH :exact) THEN 1 ELSE 2 END`
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
