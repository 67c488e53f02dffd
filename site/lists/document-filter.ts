import type { DocumentFilter, FacetName } from '../reader.ts'
import { queryOf } from '../search/query.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import type { ListContext } from './context.ts'
import { stateExpression } from './document-row.ts'

type Value = string | number
export type Conditions = {
  values: Record<string, Value>
  /** `WHERE …` over `documents d`, or ''; `without` leaves one facet out, for its own counts. */
  where(without?: FacetName): string
}

/** The column behind each facet, the value in the address turned into the value stored. */
export const facetColumns: Record<FacetName, string> = {
  thamQuyen: 'd.authority',
  loai: 'd.type',
  coQuan: 'd.issuer',
  linhVuc: 'f.field',
  nam: 'd.year',
  tinhTrang: `(${stateExpression})`,
}

/** A filter as SQL. Slugs of records that do not exist match nothing. */
export function conditionsOf(context: ListContext, filter: DocumentFilter): Conditions {
  const values: Record<string, Value> = { today: context.today }
  const parts: { facet?: FacetName; sql: string }[] = []
  const oneOf = (facet: FacetName, chosen: Value[] | undefined) => {
    if (chosen === undefined || chosen.length === 0) return
    const marks = chosen.map((value, i) => {
      values[`${facet}${i}`] = value
      return `:${facet}${i}`
    })
    parts.push({
      facet,
      sql:
        facet === 'linhVuc'
          ? `d.row IN (SELECT row FROM document_fields WHERE field IN (${marks}))`
          : `${facetColumns[facet]} IN (${marks})`,
    })
  }
  oneOf('thamQuyen', filter.thamQuyen)
  oneOf('loai', idsOf(context, 'document-type', filter.loai))
  oneOf('coQuan', idsOf(context, 'agency', filter.coQuan))
  oneOf('linhVuc', idsOf(context, 'field-of-law', filter.linhVuc))
  oneOf('nam', filter.nam)
  oneOf('tinhTrang', filter.tinhTrang)
  if (filter.tuNgay) {
    parts.push({ sql: 'd.issued >= :tuNgay' })
    values.tuNgay = filter.tuNgay
  }
  if (filter.denNgay) {
    parts.push({ sql: 'd.issued <= :denNgay' })
    values.denNgay = filter.denNgay
  }
  const query = filter.q === undefined ? undefined : queryOf(filter.q)
  if (query) {
    parts.push({ sql: 'd.row IN (SELECT rowid FROM search WHERE search MATCH :match)' })
    values.match = query.match
  } else if (filter.q?.trim()) parts.push({ sql: '0' })
  return {
    values,
    where(without) {
      const kept = parts.filter(({ facet }) => facet === undefined || facet !== without)
      return kept.length ? `WHERE ${kept.map((part) => part.sql).join(' AND ')}` : ''
    },
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
