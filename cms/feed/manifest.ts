import type { Payload } from 'payload'
import type { Manifest } from '#shared/feed.ts'
import { type Kind, kinds } from '#shared/publication.ts'
import { revisionOf } from './present/record.ts'
import { publishedRows, type Row } from './published-rows.ts'
import { sources } from './sources.ts'

/** Everything published at `now`, sorted by kind (order of `kinds`), then id. */
export async function published(payload: Payload, now: Date): Promise<Manifest['items']> {
  const items: Manifest['items'] = []
  for (const kind of kinds) {
    for (const { id, revision } of await rowsOf(payload, kind, now))
      items.push([kind, id, revisionOf(revision)])
  }
  return items
}

async function rowsOf(payload: Payload, kind: Kind, now: Date): Promise<Row[]> {
  const source = sources[kind]
  if ('collection' in source) return publishedRows(payload, source, now)
  const row: Partial<Row> | null = await payload.db.findGlobal({
    slug: source.global,
    select: { revision: true },
  })
  return row?.revision ? [{ id: source.global, revision: row.revision }] : []
}
