import type { ItemRef } from '#shared/feed.ts'
import { type Store, sql } from '../store/open.ts'

/** Names a record in `problems` with the reason, a Vietnamese sentence; its last good page stays. */
export function refuse(
  { db, clock }: { db: Store; clock: () => Date },
  { kind, id }: ItemRef,
  raw: unknown,
  reason: string,
): void {
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  sql(
    db,
    `INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET
       revision = excluded.revision, title = excluded.title, reason = excluded.reason, at = excluded.at`,
  ).run(
    kind,
    id,
    String(given.revision ?? ''),
    given.title === undefined ? null : String(given.title).slice(0, 200),
    reason.slice(0, 500),
    clock().toISOString(),
  )
}
