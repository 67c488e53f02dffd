import type { Publication, PublicationOf } from '#shared/publication.ts'
import type { ArticleRow, Hit, Lists, SearchKind } from '../reader.ts'
import { mark, passage } from '../search/mark.ts'
import { queryOf } from '../search/query.ts'
import { sql } from '../store/open.ts'
import { textOf } from '../store/search-text.ts'
import { consultationRow } from './consultations.ts'
import { type ListContext, pageFromNewest } from './context.ts'
import { documentRowById } from './document-row.ts'
import { nearness } from './documents.ts'

const searchKinds: readonly SearchKind[] = ['document', 'article', 'consultation', 'page', 'agency']

/** Everything that has all the words, the number sought first, words as written next, newest before older. */
export function search(
  context: ListContext,
  { q, kind, page, size }: Lists['search']['args'],
): Lists['search']['result'] {
  const query = queryOf(q)
  if (!query) return { items: [], total: 0, page: 1, pages: 1, kinds: [] }
  const counts = sql(
    context.db,
    `SELECT p.kind, count(*) AS n FROM publications p
     WHERE p.row IN (SELECT rowid FROM search WHERE search MATCH ?) GROUP BY p.kind`,
  ).all(query.match)
  const kinds = searchKinds
    .map((one) => ({ kind: one, count: Number(counts.find((row) => row.kind === one)?.n ?? 0) }))
    .filter((one) => one.count > 0)
  const total = kinds
    .filter((one) => kind === undefined || one.kind === kind)
    .reduce((sum, one) => sum + one.count, 0)
  const pager = pageFromNewest(total, size, page)
  const rows = sql(
    context.db,
    `SELECT p.kind, p.id, p.path, p.record, p.html
     FROM publications p LEFT JOIN documents d ON d.row = p.row
     WHERE p.row IN (SELECT rowid FROM search WHERE search MATCH :match)
       AND (:kind IS NULL OR p.kind = :kind)
     ORDER BY ${nearness(query.number !== undefined)},
       coalesce(d.issued, substr(p.published_at, 1, 10)) DESC, d.sequence DESC, p.id
     LIMIT :limit OFFSET :offset`,
  ).all({
    ...{ match: query.match, exact: query.exact, number: query.number ?? '', kind: kind ?? null },
    ...{ limit: pager.limit, offset: pager.offset },
  })
  const items = rows.map((row) => hitOf(context, row, query.words))
  return { items, total, page: pager.page, pages: pager.pages, kinds }
}

function hitOf(context: ListContext, row: Record<string, unknown>, words: string[]): Hit {
  const record = JSON.parse(String(row.record)) as Publication
  const kind = row.kind as SearchKind
  const found = passage(textFound(record, row.html), words)
  const hit: Hit = {
    kind,
    id: record.id,
    path: String(row.path),
    title: mark(record.title, words),
    row:
      (kind === 'document' ? documentRowById(context, record.id) : undefined) ??
      (record.kind === 'consultation'
        ? consultationRow(context, record)
        : (record as ArticleRow | PublicationOf<'agency'>)),
  }
  if (found) hit.passage = found
  if (record.kind === 'document') hit.number = mark(record.number, words)
  return hit
}

/** The text that a passage is cut from: of a consultation its summary, never its result. */
function textFound(record: Publication, html: unknown): string {
  if (record.kind === 'consultation') return record.summary
  return html === null ? '' : textOf(String(html))
}
