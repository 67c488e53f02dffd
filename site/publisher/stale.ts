import type { Kind } from '#shared/publication.ts'
import { getMeta, type Store, setMeta, sql } from '../store/open.ts'
import { ranks } from './pages.ts'

export function lastChange(db: Store): number {
  return Number(getMeta(db, 'change') ?? 0)
}

/** The number of the next change; a page is stale with the number of the last change that touched it. */
export function nextChange(db: Store): number {
  const next = lastChange(db) + 1
  setMeta(db, 'change', String(next))
  return next
}

/**
 * Why a page waits: the record whose change reached it (`kind/id`), or `new` (its address is new),
 * `build` (of the site), `asked` (an operator), `time` (its words stopped being right), `lost` (its file).
 */
export type Cause = `${Kind}/${string}` | 'new' | 'build' | 'asked' | 'time' | 'lost'

/** Makes every page stale that read one of these keys, each raised by a record. */
export function raiseByKeys(db: Store, keys: ReadonlyMap<string, Cause>, change: number): void {
  const remember = sql(
    db,
    `INSERT INTO keys (name, changed) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET changed = excluded.changed RETURNING key`,
  )
  const raise = sql(
    db,
    `UPDATE pages SET stale = :change, cause = :cause, retry_at = ''
     WHERE page IN (SELECT page FROM reads WHERE key = :key)`,
  )
  for (const [name, cause] of keys)
    raise.run({ key: Number(remember.get(name, change)?.key), change, cause })
}

/** The last change that raised anything this page read. */
export function lastChangeOfReads(db: Store, page: number): number {
  const row = sql(
    db,
    'SELECT max(changed) AS changed FROM reads JOIN keys USING (key) WHERE page = ?',
  ).get(page)
  return Number(row?.changed ?? 0)
}

/** Makes one page stale and puts it before all others: it is the changed thing's own. */
export function raiseOwn(db: Store, path: string, cause: Cause, change: number): void {
  sql(db, "UPDATE pages SET stale = ?, cause = ?, urgent = 1, retry_at = '' WHERE path = ?").run(
    change,
    cause,
    path,
  )
}

export function raiseAll(db: Store, cause: Cause): void {
  sql(db, "UPDATE pages SET stale = ?, cause = ?, retry_at = ''").run(nextChange(db), cause)
}

/** Makes stale what was only right until now; the earliest later expiry, if any. */
export function raiseExpired(db: Store, now: string): string | undefined {
  const due = sql(db, 'SELECT count(*) AS n FROM pages WHERE expires <= ?').get(now)
  if (Number(due?.n) > 0)
    sql(
      db,
      "UPDATE pages SET stale = :change, cause = 'time', expires = NULL, retry_at = '' WHERE expires <= :now",
    ).run({ now, change: nextChange(db) })
  const next = sql(db, 'SELECT min(expires) AS at FROM pages WHERE expires IS NOT NULL').get()
  return next?.at ? String(next.at) : undefined
}

export type StalePage = {
  page: number
  path: string
  stale: number
  cause: string
  kind?: Kind
  id?: string
  /** Of the bytes that stand there; null when nobody knows. */
  hash: string | null
  /** Hash of the keys it read. */
  reads: string | null
}

/** The next pages to make, in the order of work; `last` is the last rank that may be made now. */
export function nextStale(
  db: Store,
  now: string,
  limit: number,
  last: number = ranks.machine,
): StalePage[] {
  return sql(
    db,
    `SELECT page, path, stale, cause, kind, id, hash, reads FROM pages WHERE stale > 0 AND retry_at <= :now AND rank <= :last
     ORDER BY urgent DESC, rank, newest DESC, path LIMIT :limit`,
  )
    .all({ now, limit, last })
    .map((row) => ({
      page: Number(row.page),
      path: String(row.path),
      stale: Number(row.stale),
      cause: String(row.cause),
      ...(row.kind ? { kind: row.kind as Kind, id: String(row.id) } : {}),
      hash: row.hash === null ? null : String(row.hash),
      reads: row.reads === null ? null : String(row.reads),
    }))
}

/** When the first failed page may be tried again; undefined when none waits. */
export function nextRetry(db: Store): string | undefined {
  const row = sql(db, 'SELECT min(retry_at) AS at FROM pages WHERE stale > 0').get()
  return row?.at ? String(row.at) : undefined
}

/** Whether more pages than this may be made now, up to this rank. */
export function hasMoreStale(db: Store, now: string, than: number, last: number): boolean {
  const find = sql(
    db,
    'SELECT 1 AS more FROM pages WHERE stale > 0 AND retry_at <= ? AND rank <= ? LIMIT 1 OFFSET ?',
  )
  return find.get(now, last, than) !== undefined
}

export function countStale(db: Store): number {
  return Number(sql(db, 'SELECT count(*) AS n FROM pages WHERE stale > 0').get()?.n)
}
