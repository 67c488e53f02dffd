import type { Payload } from 'payload'
import type { Manifest } from '#shared/feed.ts'
import { type Kind, kinds } from '#shared/publication.ts'
import { revisionOf } from './present/record.ts'
import { publishedWhere, sources } from './sources.ts'

/** Records read at once: between two reads the process answers others. */
const portion = 5_000

type Row = { id: string; revision: string }

/** Everything published at `now`, sorted by kind (order of `kinds`), then id. */
export async function published(payload: Payload, now: Date): Promise<Manifest['items']> {
  const items: Manifest['items'] = []
  for (const kind of kinds) {
    const rows = await publishedOf(payload, kind, now)
    rows.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const { id, revision } of rows) items.push([kind, id, revisionOf(revision)])
  }
  return items
}

async function publishedOf(payload: Payload, kind: Kind, now: Date): Promise<Row[]> {
  const source = sources[kind]
  if ('global' in source) {
    const row: Partial<Row> | null = await payload.db.findGlobal({
      slug: source.global,
      select: { revision: true },
    })
    return row?.revision ? [{ id: source.global, revision: row.revision }] : []
  }
  const rows: Row[] = []
  while (true) {
    const last = rows.at(-1)
    const after = last === undefined ? [] : [{ id: { greater_than: last.id } }]
    const { docs } = await payload.db.find<Row>({
      collection: source.collection,
      where: { and: [...after, publishedWhere(source, now)] },
      select: { revision: true },
      sort: 'id',
      pagination: false,
      limit: portion,
    })
    rows.push(...docs)
    if (docs.length < portion) return rows
  }
}
