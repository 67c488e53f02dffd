import type { Publication, PublicationOf } from '#shared/publication.ts'
import type { ArticleRow, DocumentRow, Hit, Lists, Marked, SearchKind } from '../reader.ts'
import { find } from '../search/find.ts'
import { mark, passage, passageOfHtml } from '../search/mark.ts'
import { type Query, queryOf } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { consultationRow } from './consultations.ts'
import { type ListContext, pageFromNewest } from './context.ts'
import { documentRow, rowColumns } from './document-row.ts'
import { nearestFirst } from './sift.ts'

const searchKinds: readonly SearchKind[] = ['document', 'article', 'consultation', 'page', 'agency']

/** Everything that has all the words, the number sought first, words as written next, newest before older. */
export function search(
  context: ListContext,
  { q, kind, page, size }: Lists['search']['args'],
): Lists['search']['result'] {
  const query = queryOf(q)
  if (!query) return { items: [], total: 0, page: 1, pages: 1, kinds: [] }
  const catalogue = catalogueOf(context)
  const { seen, kind: kindOf } = catalogue
  const nearness = find(context.db, query, { seen, size: kindOf.length })
  const { rows, counts } = hitsOf(catalogue, nearness, kind)
  const pager = pageFromNewest(rows.length, size, page)
  const sorted = nearestFirst(rows, nearness).subarray(pager.offset, pager.offset + pager.limit)
  const read = sql(
    context.db,
    `SELECT row, kind, path, ${rowColumns}, substr(CAST(html AS BLOB), 1, ${partLimit}) AS part
     FROM publications p LEFT JOIN documents d USING (row) WHERE row = ?`,
  )
  const items = Array.from(sorted, (row) => hitOf(context, read.get(row) ?? {}, query))
  const kinds = searchKinds
    .map((one) => ({ kind: one, count: counts.get(one) ?? 0 }))
    .filter((one) => one.count > 0)
  return { items, total: rows.length, page: pager.page, pages: pager.pages, kinds }
}

/** Rows of one kind or of all that were found, newest first; how many of each kind there are. */
function hitsOf(
  { order, kind, kinds }: Catalogue,
  nearness: Uint8Array,
  only: SearchKind | undefined,
): { rows: Uint32Array; counts: Map<string, number> } {
  const counts = new Uint32Array(kinds.length)
  const code = only === undefined ? undefined : kinds.indexOf(only)
  const rows = new Uint32Array(order.length)
  let length = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number
    if (nearness[row] === 0) continue
    const own = kind[row] as number
    counts[own] = (counts[own] as number) + 1
    if (code !== undefined && own !== code) continue
    rows[length] = row
    length += 1
  }
  const named = kinds.map((name, i) => [name, counts[i] as number] as const)
  return { rows: rows.subarray(0, length), counts: new Map(named) }
}

function hitOf(context: ListContext, row: Record<string, unknown>, query: Query): Hit {
  const kind = row.kind as SearchKind
  const record = (
    kind === 'document' ? documentRow(context, row) : JSON.parse(String(row.record))
  ) as Publication
  context.note(keyOf.record(kind, record.id))
  const found = passageOf(context, record, row, query)
  const hit: Hit = {
    kind,
    id: record.id,
    path: String(row.path),
    title: mark(record.title, query),
    row:
      record.kind === 'consultation'
        ? consultationRow(context, record)
        : (record as DocumentRow | ArticleRow | PublicationOf<'agency'>),
  }
  if (found) hit.passage = found
  if (record.kind === 'document') hit.number = mark(record.number, query)
  return hit
}

/** Bytes of a long text that are looked through first; bytes, since making letters of them is what takes time. */
const partLimit = 8192

/** The best passage of a text; of a consultation that of its summary, never of its result. */
function passageOf(
  context: ListContext,
  record: Publication,
  { row, part }: Record<string, unknown>,
  query: Query,
): Marked | undefined {
  if (record.kind === 'consultation') return passage(record.summary, query)
  if (!(part instanceof Uint8Array)) return undefined
  const begun = Buffer.from(part).toString()
  if (part.length < partLimit) return passageOfHtml(begun, query)
  const found = passageOfHtml(begun.slice(0, begun.lastIndexOf('>') + 1), query)
  if (found) return found
  const whole = sql(context.db, 'SELECT html FROM publications WHERE row = ?').get(Number(row))
  return passageOfHtml(String(whole?.html), query)
}
