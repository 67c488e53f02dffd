import { type Store, sql } from '../store/open.ts'
import { claimItems, type WantedPage, wantedItem, wantedLists } from './pages.ts'
import { removePage } from './write.ts'

/**
 * Keeps `pages` equal to what must exist. `stale` is the number of the change; a path nobody claims
 * any more leaves the table; `freePaths` removes its file after the commit.
 */
export function claimPaths(db: Store, paths: Iterable<string>, stale: number, now: string): void {
  const lists = new Map(wantedLists(db).map((page) => [page.path, page]))
  for (const path of paths) {
    const wanted = wantedItem(db, path) ?? lists.get(path)
    if (wanted) claim(db, wanted, stale)
    else release(db, path, now)
  }
  claimLists(db, lists, stale, now)
}

/** The same over everything, as at a start or after a comparison of manifests: by statements, since it is much. */
export function claimAll(db: Store, stale: number, now: string): void {
  const lists = new Map(wantedLists(db).map((page) => [page.path, page]))
  const nobodys = sql(
    db,
    `SELECT path FROM pages WHERE kind IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM publications WHERE publications.path = pages.path AND publications.kind <> 'home')`,
  ).all()
  for (const { path } of nobodys) if (!lists.has(String(path))) release(db, String(path), now)
  claimItems(db, stale)
  sql(db, 'DELETE FROM gone WHERE path IN (SELECT path FROM pages)').run()
  claimLists(db, lists, stale, now)
}

function claimLists(
  db: Store,
  lists: ReadonlyMap<string, WantedPage>,
  stale: number,
  now: string,
): void {
  for (const page of lists.values()) claim(db, page, stale)
  const held = sql(db, 'SELECT path FROM pages WHERE kind IS NULL').all()
  for (const { path } of held) if (!lists.has(String(path))) release(db, String(path), now)
}

/**
 * Removes the files of addresses that were taken back, also of those a crash left waiting. One that is
 * being made may be written after this: it is freed again when it has been.
 */
export async function freePaths(
  db: Store,
  root: string,
  underWay: ReadonlySet<string>,
): Promise<void> {
  for (const row of sql(db, 'SELECT path FROM gone WHERE freed = 0').all()) {
    const path = String(row.path)
    await removePage(root, path)
    if (!underWay.has(path)) sql(db, 'UPDATE gone SET freed = 1 WHERE path = ?').run(path)
  }
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

function release(db: Store, path: string, now: string): void {
  const removed = sql(db, 'DELETE FROM pages WHERE path = ? RETURNING page').get(path)
  if (!removed) return
  sql(db, 'DELETE FROM reads WHERE page = ?').run(Number(removed.page))
  sql(db, 'INSERT OR REPLACE INTO gone (path, at) VALUES (?, ?)').run(path, now)
}
