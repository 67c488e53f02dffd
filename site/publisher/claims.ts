import { type Store, sql } from '../store/open.ts'
import { type WantedPage, wantedItem, wantedItems, wantedLists } from './pages.ts'

/**
 * Keeps `pages` equal to what must exist. `stale` is the number of the change; a path nobody claims
 * any more leaves the table and is returned, for its file to be freed after the batch.
 */
export function claimPaths(
  db: Store,
  paths: Iterable<string>,
  stale: number,
  now: string,
): string[] {
  const lists = new Map(wantedLists(db).map((page) => [page.path, page]))
  const freed: string[] = []
  for (const path of paths) {
    const wanted = wantedItem(db, path) ?? lists.get(path)
    if (wanted) claim(db, wanted, stale)
    else if (release(db, path, now)) freed.push(path)
  }
  for (const page of lists.values()) claim(db, page, stale)
  const isList = sql(db, 'SELECT path FROM pages WHERE kind IS NULL').all()
  for (const { path } of isList)
    if (!lists.has(String(path)) && release(db, String(path), now)) freed.push(String(path))
  return freed
}

/** The same over everything, as at a start or after a comparison of manifests. */
export function claimAll(db: Store, stale: number, now: string): string[] {
  const wanted = new Map([...wantedLists(db), ...wantedItems(db)].map((page) => [page.path, page]))
  for (const page of wanted.values()) claim(db, page, stale)
  return sql(db, 'SELECT path FROM pages')
    .all()
    .map((row) => String(row.path))
    .filter((path) => !wanted.has(path) && release(db, path, now))
}

function claim(db: Store, page: WantedPage, stale: number): void {
  const { path, rank, newest, kind, id } = page
  const added = sql(
    db,
    `INSERT INTO pages (path, rank, newest, kind, id, stale) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (path) DO NOTHING`,
  ).run(path, rank, newest, kind ?? null, id ?? null, stale)
  if (added.changes > 0) sql(db, 'DELETE FROM gone WHERE path = ?').run(path)
  else
    sql(
      db,
      `UPDATE pages SET rank = :rank, newest = :newest, kind = :kind, id = :id
       WHERE path = :path AND (rank, newest, kind, id) IS NOT (:rank, :newest, :kind, :id)`,
    ).run({ path, rank, newest, kind: kind ?? null, id: id ?? null })
}

function release(db: Store, path: string, now: string): boolean {
  const removed = sql(db, 'DELETE FROM pages WHERE path = ? RETURNING page').get(path)
  if (!removed) return false
  sql(db, 'DELETE FROM reads WHERE page = ?').run(Number(removed.page))
  sql(db, 'INSERT OR IGNORE INTO gone VALUES (?, ?)').run(path, now)
  return true
}
