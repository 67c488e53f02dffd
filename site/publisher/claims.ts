import { type Store, sql } from '../store/open.ts'
import { type WantedPage, wantedItem, wantedItems, wantedLists } from './pages.ts'
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
  for (const page of lists.values()) claim(db, page, stale)
  const isList = sql(db, 'SELECT path FROM pages WHERE kind IS NULL').all()
  for (const { path } of isList) if (!lists.has(String(path))) release(db, String(path), now)
}

/** The same over everything, as at a start or after a comparison of manifests; what is claimed already costs one look. */
export function claimAll(db: Store, stale: number, now: string): void {
  const wanted = new Map([...wantedLists(db), ...wantedItems(db)].map((page) => [page.path, page]))
  const held = sql(db, 'SELECT path, rank, newest, kind, id FROM pages').all()
  for (const row of held) {
    const page = wanted.get(String(row.path))
    if (!page) release(db, String(row.path), now)
    else if (isClaimed(page, row)) wanted.delete(page.path)
  }
  for (const page of wanted.values()) claim(db, page, stale)
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

/** Whether a row of `pages` says of a page what it should. */
function isClaimed(page: WantedPage, row: Record<string, unknown>): boolean {
  const { rank, newest, kind = null, id = null } = page
  return row.rank === rank && row.newest === newest && row.kind === kind && row.id === id
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
