import type { Publication, PublicationOf } from '#shared/publication.ts'
import type { ArticleRow, DocumentRow, Hit, Lists, Marked, SearchKind } from '../reader.ts'
import { type Bits, bitsFor, countBoth, intersect } from '../search/bits.ts'
import { find } from '../search/find.ts'
import { mark, passage, passageOfHtml } from '../search/mark.ts'
import { type Query, queryOf } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { consultationRow } from './consultations.ts'
import { type ListContext, pageFromNewest } from './context.ts'
import { documentRow, rowColumns } from './document-row.ts'
import { nearest } from './nearest.ts'

const searchKinds: readonly SearchKind[] = ['document', 'article', 'consultation', 'page', 'agency']

/** Everything that has all the words, the number sought first, words as written next, newest before older. */
export function search(
  context: ListContext,
  { q, kind, page, size }: Lists['search']['args'],
): Lists['search']['result'] {
  const query = queryOf(q)
  if (!query) return { items: [], total: 0, page: 1, pages: 1, kinds: [] }
  const catalogue = catalogueOf(context)
  const found = find(context.db, query, catalogue)
  const wanted = rowsOf(catalogue, kind)
  const levels = found.levels.map((level) => intersect([level, wanted], catalogue.size))
  const total = countBoth(found.all, wanted)
  const pager = pageFromNewest(total, size, page)
  const shown = nearest(catalogue.order, levels, pager)
  const read = sql(
    context.db,
    `SELECT row, kind, path, ${rowColumns}, substr(CAST(html AS BLOB), 1, ${partLimit}) AS part
     FROM publications p LEFT JOIN documents d USING (row) WHERE row = ?`,
  )
  const items = shown.map((row) => hitOf(context, read.get(row) ?? {}, query))
  const kinds = searchKinds
    .map((one) => ({ kind: one, count: countBoth(found.all, rowsOf(catalogue, one)) }))
    .filter((one) => one.count > 0)
  return { items, total, page: pager.page, pages: pager.pages, kinds }
}

/** All rows of one kind, or of every kind. */
function rowsOf({ listed, kinds, size }: Catalogue, kind: SearchKind | undefined): Bits {
  return kind === undefined ? listed : (kinds.get(kind) ?? bitsFor(size))
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
