import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { and, eq, isNull, sql } from '@payloadcms/db-sqlite/drizzle'
import type { OwnRequest } from '../database/transaction.ts'

/** How many comments of one consultation are in one state, for one reason, at one place; '' for no provision, no reason. */
export type Counted = { provision: string; state: string; reason: string; count: number }

/** Counts in the database, within the request's transaction. */
export function countComments(req: OwnRequest, consultation: string): Promise<Counted[]> {
  // Payload's type of `db` knows no adapter; its name says which it is.
  return req.payload.db.name === 'sqlite'
    ? ofSqlite(req, consultation)
    : ofMongodb(req, consultation)
}

async function ofSqlite(req: OwnRequest, consultation: string): Promise<Counted[]> {
  const db = req.payload.db as unknown as SQLiteAdapter
  const { comments } = db.tables
  if (!comments) throw new Error('No table of comments')
  const session = db.sessions[String(await req.transactionID)]?.db
  const { consultation: of, provision, state, reason, deletedAt } = comments
  // Its type of a session's database is a union of two that are called alike.
  const rows: Row[] = await ((session ?? db.drizzle) as SQLiteAdapter['drizzle'])
    .select({ provision, state, reason, count: sql<number>`count(*)` })
    .from(comments)
    .where(and(eq(of, consultation), isNull(deletedAt)))
    .groupBy(provision, state, reason)
  return rows.map((row) => counted(row, Number(row.count)))
}

type Place = { provision?: unknown; state: unknown; reason?: unknown }
type Row = Place & { count: number }

async function ofMongodb(req: OwnRequest, consultation: string): Promise<Counted[]> {
  const db = req.payload.db as unknown as MongooseAdapter
  const model = db.collections.comments
  if (!model) throw new Error('No collection of comments')
  const session = db.sessions[String(await req.transactionID)]
  const counts = new Map<string, Counted>()
  const found = model
    .find({ consultation, deletedAt: null })
    .select({ provision: 1, state: 1, reason: 1 })
    .session(session ?? null)
    .lean<Place[]>()
  // Counted here: the servers that speak only a part of MongoDB's language count differently.
  for await (const place of found) {
    const key = `${place.state} ${place.reason ?? ''} ${place.provision ?? ''}`
    const known = counts.get(key) ?? counted(place, 0)
    counts.set(key, { ...known, count: known.count + 1 })
  }
  return [...counts.values()]
}

const counted = ({ provision, state, reason }: Place, count: number): Counted => ({
  provision: typeof provision === 'string' ? provision : '',
  state: String(state),
  reason: typeof reason === 'string' ? reason : '',
  count,
})
