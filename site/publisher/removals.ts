import type { ItemRef } from '#shared/feed.ts'
import type { Kind } from '#shared/publication.ts'
import { type Store, sql } from '../store/open.ts'
import type { FeedItem } from './feed-client.ts'

/** Removing more of a kind than this, and more than the share, within the time waits for an operator. */
const removalLimit = 20
const removalShare = 0.05
const removalWindow = 10 * 60_000

/**
 * Holds back the removals of a kind when they are too many to be an editor's doing: those of this
 * batch, those let through in the last ten minutes and those held. What is held stays so until an
 * operator agrees or the CMS publishes it again; `agreed` starts the counting anew.
 */
export function guardRemovals(
  db: Store,
  items: FeedItem[],
  now: Date,
  agreed: boolean,
): FeedItem[] {
  const has = sql(db, 'SELECT 1 FROM publications WHERE kind = ? AND id = ?')
  const going = new Map<Kind, FeedItem[]>()
  for (const item of items) {
    if (!('gone' in item)) forget(db, item)
    else if (has.get(item.kind, item.id))
      going.set(item.kind, [...(going.get(item.kind) ?? []), item])
  }
  const kept = new Set<FeedItem>()
  for (const [kind, gone] of going) {
    if (agreed) sql(db, 'DELETE FROM removals WHERE kind = ?').run(kind)
    else for (const item of judge(db, kind, gone, now)) kept.add(item)
  }
  return items.filter((item) => !kept.has(item))
}

/** What is published again, or was never missing, is not being removed. */
export function keepHeld(db: Store, absent: ItemRef[]): void {
  const keys = new Set(absent.map(({ kind, id }) => `${kind}/${id}`))
  for (const row of sql(db, 'SELECT kind, id FROM removals WHERE held = 1').all()) {
    const ref = { kind: row.kind as Kind, id: String(row.id) }
    if (!keys.has(`${ref.kind}/${ref.id}`)) forget(db, ref)
  }
}

export function countHeld(db: Store): number {
  return Number(sql(db, 'SELECT count(*) AS n FROM removals WHERE held = 1').get()?.n)
}

/** Those of one kind that must wait; all are noted, held or with the moment they were let through. */
function judge(db: Store, kind: Kind, gone: FeedItem[], now: Date): FeedItem[] {
  const since = new Date(now.getTime() - removalWindow).toISOString()
  sql(db, 'DELETE FROM removals WHERE held = 0 AND at <= ?').run(since)
  const noted = new Map(
    sql(db, 'SELECT id, held FROM removals WHERE kind = ?')
      .all(kind)
      .map((row) => [String(row.id), Number(row.held)]),
  )
  const count = new Set([...noted.keys(), ...gone.map((item) => item.id)]).size
  const before = sql(
    db,
    `SELECT count(*) AS n FROM (SELECT id FROM publications WHERE kind = :kind
       UNION SELECT id FROM removals WHERE kind = :kind)`,
  ).get({ kind })
  const tooMany = count > removalLimit && count > Number(before?.n) * removalShare
  const waits = gone.filter((item) => tooMany || noted.get(item.id) === 1)
  const note = sql(db, 'INSERT OR REPLACE INTO removals (kind, id, at, held) VALUES (?, ?, ?, ?)')
  for (const item of gone) note.run(kind, item.id, now.toISOString(), waits.includes(item) ? 1 : 0)
  return waits
}

function forget(db: Store, { kind, id }: ItemRef): void {
  sql(db, 'DELETE FROM removals WHERE kind = ? AND id = ?').run(kind, id)
}
