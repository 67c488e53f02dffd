import { createHash } from 'node:crypto'
import type { CollectionSlug, Payload } from 'payload'
import { overlap, type Row } from './look.ts'
import { PRESENTER_VERSION } from './present/record.ts'
import { sources } from './sources.ts'

/** How long the same state keeps its name, milliseconds: a clock that was set back hides no change longer. */
const named = 3_600_000

/**
 * A name for all that is published at `now`, found by a few steps into indexes: another one as soon as
 * something was written, also when it was committed up to `overlap` late, or came due.
 */
export async function stateOf(payload: Payload, now: Date): Promise<string> {
  const hash = createHash('sha256')
  hash.update(`${PRESENTER_VERSION}/${Math.floor(now.getTime() / named)}`)
  const collections = new Map<CollectionSlug, boolean>()
  for (const source of Object.values(sources)) {
    if ('collection' in source) collections.set(source.collection, source.drafts)
    else {
      const row = await payload.db.findGlobal<Row>({
        slug: source.global,
        select: { revision: true },
      })
      hash.update(`${source.global}/${row?.revision}`)
    }
  }
  for (const [collection, drafts] of collections) {
    for (const row of await newest(payload, collection))
      hash.update(`${collection}/${row.id}/${row.revision}`)
    if (drafts) hash.update(`${await lastDue(payload, collection, now)}`)
  }
  return hash.digest('hex')
}

/** What was written last, and shortly before: an earlier write may have been committed later. */
async function newest(payload: Payload, collection: CollectionSlug): Promise<Row[]> {
  const { docs } = await payload.db.find<Row>({
    collection,
    select: { changedAt: true },
    sort: '-changedAt',
    pagination: false,
    limit: 1,
  })
  const last = docs[0]?.changedAt
  if (last === undefined) return []
  const since = new Date(new Date(last).getTime() - overlap).toISOString()
  const recent = await payload.db.find<Row>({
    collection,
    where: { changedAt: { greater_than_equal: since } },
    select: { revision: true },
    sort: 'changedAt',
    pagination: false,
    limit: 0,
  })
  return recent.docs
}

async function lastDue(payload: Payload, collection: CollectionSlug, now: Date) {
  const { docs } = await payload.db.find<Row>({
    collection,
    where: { publishedAt: { less_than_equal: now.toISOString() } },
    select: { publishedAt: true },
    sort: '-publishedAt',
    pagination: false,
    limit: 1,
  })
  return docs[0]?.publishedAt
}
