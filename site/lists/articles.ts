import type { ArticleRow, Lists } from '../reader.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { type ListContext, pageFromOldest } from './context.ts'

/** News, newest first; of one section when it is named by id. */
export function articles(
  context: ListContext,
  { section, page, size, except }: Lists['articles']['args'],
): Lists['articles']['result'] {
  const { db } = context
  context.note(section === undefined ? keyOf.all('article') : keyOf.articlesOf(section))
  const where = 'WHERE (:section IS NULL OR section = :section) AND id IS NOT :except'
  const given = { section: section ?? null, except: except ?? null }
  const total = Number(sql(db, `SELECT count(*) AS n FROM articles ${where}`).get(given)?.n)
  const pager = pageFromOldest(total, size, page)
  const rows = sql(
    db,
    `SELECT p.record FROM articles a JOIN publications p USING (row) ${where.replaceAll('id IS', 'a.id IS')}
     ORDER BY a.published_at DESC, a.id LIMIT :limit OFFSET :offset`,
  ).all({ ...given, limit: pager.limit, offset: pager.offset })
  const items = rows.map((row) => JSON.parse(String(row.record)) as ArticleRow)
  for (const { id } of items) context.note(keyOf.record('article', id))
  return { items, total, page: pager.page, pages: pager.pages }
}
