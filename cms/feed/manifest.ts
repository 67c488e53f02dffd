import type { Payload } from 'payload'
import type { Manifest } from '#shared/feed.ts'
import { type Kind, kinds } from '#shared/publication.ts'
import { revisionOf } from './present/record.ts'
import { publishedRows, type Row } from './published-rows.ts'
import { sources } from './sources.ts'

/**
 * The JSON of the manifest, everything published at `now` sorted by kind (order of `kinds`), then id:
 * piece by piece, each read from the database when it is asked for.
 */
export async function* manifestText(
  payload: Payload,
  { installation, cursor }: Omit<Manifest, 'items'>,
  now: Date,
): AsyncGenerator<string> {
  const head = JSON.stringify({ installation, cursor })
  yield `${head.slice(0, -1)},"items":[`
  let comma = ''
  for (const kind of kinds) {
    for await (const rows of rowsOf(payload, kind, now)) {
      const items = rows.map(({ id, revision }) => [kind, id, revisionOf(revision)])
      if (items.length === 0) continue
      yield comma + JSON.stringify(items).slice(1, -1)
      comma = ','
    }
  }
  yield ']}'
}

async function* rowsOf(payload: Payload, kind: Kind, now: Date): AsyncGenerator<Row[]> {
  const source = sources[kind]
  if ('collection' in source) return yield* publishedRows(payload, source, now)
  const row: Partial<Row> | null = await payload.db.findGlobal({
    slug: source.global,
    select: { revision: true },
  })
  if (row?.revision) yield [{ id: source.global, revision: row.revision }]
}
