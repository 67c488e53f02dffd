import { setImmediate } from 'node:timers/promises'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { and, sql } from '@payloadcms/db-sqlite/drizzle'
import type { Payload } from 'payload'
import type { Source } from './sources.ts'

export type Row = { id: string; revision: string }
type Collection = Extract<Source, { collection: string }>

/** Records read at once; between two reads the process answers others. */
export const portion = 2_000

/**
 * Id and revision of everything published of one collection (as `publishedWhere` says it), sorted by
 * id, in portions. Asks the database itself: Payload makes every row a record first, which takes
 * several times as long.
 */
export function publishedRows(
  payload: Payload,
  source: Collection,
  now: Date,
): AsyncGenerator<Row[]> {
  // Payload's type of `db` knows no adapter; its name says which it is.
  return payload.db.name === 'sqlite'
    ? ofSqlite(payload.db as unknown as SQLiteAdapter, source, now)
    : ofMongodb(payload.db as unknown as MongooseAdapter, source, now)
}

async function* ofSqlite(db: SQLiteAdapter, source: Collection, now: Date): AsyncGenerator<Row[]> {
  const table = db.tables[source.collection.replaceAll('-', '_')]
  if (table === undefined) throw new Error(`No table of ${source.collection}`)
  const { id, revision, deletedAt, state, _status, publishedAt } = table
  for (let after = ''; ; ) {
    const rows: Row[] = await db.drizzle
      .select({ id, revision })
      .from(table)
      .where(
        // The plus signs keep SQLite to the order of ids; by any other index it would sort each time.
        and(
          sql`${id} > ${after}`,
          sql`+${deletedAt} IS NULL`,
          sql`+${revision} IS NOT NULL`,
          source.state === undefined ? undefined : sql`+${state} = ${source.state}`,
          source.drafts ? sql`+${_status} = 'published'` : undefined,
          source.drafts ? sql`+${publishedAt} <= ${now.toISOString()}` : undefined,
        ),
      )
      .orderBy(id)
      .limit(portion)
    yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < portion) return
    await setImmediate()
    after = last.id
  }
}

async function* ofMongodb(
  db: MongooseAdapter,
  source: Collection,
  now: Date,
): AsyncGenerator<Row[]> {
  const model = db.collections[source.collection]
  if (model === undefined) throw new Error(`No collection ${source.collection}`)
  const found = model
    .find({
      deletedAt: null,
      revision: { $ne: null },
      ...(source.state !== undefined && { state: source.state }),
      ...(source.drafts && { _status: 'published', publishedAt: { $lte: now } }),
    })
    .select({ revision: 1 })
    .sort({ _id: 1 })
    .lean<{ _id: unknown; revision: string }[]>()
    .cursor({ batchSize: portion })
  let rows: Row[] = []
  for await (const { _id, revision } of found) {
    rows.push({ id: String(_id), revision })
    if (rows.length < portion) continue
    yield rows
    rows = []
  }
  yield rows
}
