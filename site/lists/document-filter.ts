import type { DocumentFilter, FacetName } from '../reader.ts'
import { bitsFor } from '../search/bits.ts'
import { find } from '../search/find.ts'
import type { Query } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import type { Catalogue } from './catalogue.ts'
import { numberOfDay } from './columns.ts'
import type { ListContext } from './context.ts'
import type { Sieve } from './sift.ts'

/** A filter in the store's own values. Slugs of records that do not exist match nothing. */
export function sieveOf(
  context: ListContext,
  catalogue: Catalogue,
  filter: DocumentFilter,
  query: Query | undefined,
): Sieve {
  const chosen: Partial<Record<FacetName, ReadonlySet<string>>> = {}
  const choose = (name: FacetName, values: readonly (string | number)[] | undefined) => {
    if (values?.length) chosen[name] = new Set(values.map(String))
  }
  choose('thamQuyen', filter.thamQuyen)
  choose('loai', idsOf(context, 'document-type', filter.loai))
  choose('coQuan', idsOf(context, 'agency', filter.coQuan))
  choose('linhVuc', idsOf(context, 'field-of-law', filter.linhVuc))
  choose('nam', filter.nam)
  choose('tinhTrang', filter.tinhTrang)
  const found = query
    ? find(context.db, query, catalogue)
    : // Signs alone were typed: nothing has them.
      filter.q?.trim() && { all: bitsFor(catalogue.size), levels: [] }
  const anyDay = filter.tuNgay === undefined && filter.denNgay === undefined
  return {
    ...(found && { found }),
    ...(anyDay ? {} : { days: daysOf(filter) }),
    chosen,
  }
}

function daysOf({ tuNgay, denNgay }: DocumentFilter): NonNullable<Sieve['days']> {
  return {
    from: tuNgay === undefined ? 0 : numberOfDay(tuNgay),
    to: denNgay === undefined ? Number.POSITIVE_INFINITY : numberOfDay(denNgay),
  }
}

function idsOf(
  context: ListContext,
  kind: 'document-type' | 'agency' | 'field-of-law',
  slugs: string[] | undefined,
): string[] | undefined {
  return slugs?.map((slug) => {
    context.note(keyOf.slug(kind, slug))
    const row = sql(
      context.db,
      'SELECT id FROM publications WHERE kind = ? AND slug = ? ORDER BY id',
    ).get(kind, slug)
    return row ? String(row.id) : ''
  })
}
