import { startOfDay } from '#shared/dates.ts'
import { authorityNames, validityWords } from '#shared/messages.ts'
import {
  type Authority,
  authoritySchema,
  type ValidityState,
  validityStateSchema,
} from '#shared/publication.ts'
import { compareVietnamese } from '#shared/text.ts'
import type { DocumentFilter, FacetName, FacetValue } from '../reader.ts'
import { sql } from '../store/open.ts'
import { facetNames } from './columns.ts'
import type { ListContext } from './context.ts'
import type { Sifted } from './sift.ts'

/** Every facet's values that have documents under the other filters, and the chosen ones even at 0. */
export function facetsOf(
  context: ListContext,
  filter: DocumentFilter,
  counts: Sifted['counts'],
): Record<FacetName, FacetValue[]> {
  holdUntilNextChange(context)
  const facets = facetNames.map(
    (name) => [name, valuesOf(context, name, filter, counts[name])] as const,
  )
  return Object.fromEntries(facets) as Record<FacetName, FacetValue[]>
}

/** Counts by validity hold until the next day on which any document's validity changes. */
function holdUntilNextChange(context: ListContext): void {
  const next = ['effective', 'expires', 'ended', 'halted', 'changed']
    .map((column) =>
      sql(context.db, `SELECT min(${column}) AS day FROM documents WHERE ${column} > ?`).get(
        context.today,
      ),
    )
    .flatMap((row) => (row?.day ? [String(row.day)] : []))
    .sort()[0]
  if (next) context.until(startOfDay(next))
}

function valuesOf(
  context: ListContext,
  name: FacetName,
  filter: DocumentFilter,
  counts: ReadonlyMap<string, number>,
): FacetValue[] {
  const chosen = new Set((filter[name] ?? []).map(String))
  const found = new Map<string, FacetValue>()
  for (const [stored, count] of counts) {
    const named = nameOf(context, name, stored)
    if (!named) continue
    found.set(named.value, { ...named, count, chosen: chosen.has(named.value) })
  }
  for (const value of chosen)
    if (!found.has(value)) {
      const label = labelOfSlug(context, name, value)
      found.set(value, { value, label, count: 0, chosen: true })
    }
  return [...found.values()].sort(orderOf(name))
}

function orderOf(name: FacetName): (a: FacetValue, b: FacetValue) => number {
  if (name === 'nam') return (a, b) => Number(b.value) - Number(a.value)
  const fixed: readonly string[] =
    name === 'thamQuyen'
      ? authoritySchema.options
      : name === 'tinhTrang'
        ? validityStateSchema.options
        : []
  if (fixed.length) return (a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value)
  return (a, b) => b.count - a.count || compareVietnamese(a.label, b.label)
}

const kindBehind = { loai: 'document-type', coQuan: 'agency', linhVuc: 'field-of-law' } as const

/** A stored value as it stands in the address and on the page; undefined when its record is not published. */
function nameOf(
  context: ListContext,
  name: FacetName,
  stored: string,
): { value: string; label: string } | undefined {
  const fixed = fixedLabel(name, stored)
  if (fixed !== undefined) return { value: stored, label: fixed }
  const kind = kindBehind[name as keyof typeof kindBehind]
  const record = context.get(kind, stored)
  if (!record) return undefined
  return { value: record.slug, label: record.kind === 'agency' ? record.shortName : record.title }
}

/** The words of a value chosen in the address that no document has. */
function labelOfSlug(context: ListContext, name: FacetName, slug: string): string {
  const fixed = fixedLabel(name, slug)
  if (fixed !== undefined) return fixed
  const kind = kindBehind[name as keyof typeof kindBehind]
  const row = sql(context.db, 'SELECT id FROM publications WHERE kind = ? AND slug = ?').get(
    kind,
    slug,
  )
  return (row && nameOf(context, name, String(row.id))?.label) ?? slug
}

function fixedLabel(name: FacetName, value: string): string | undefined {
  if (name === 'nam') return value
  if (name === 'thamQuyen')
    return authoritySchema.safeParse(value).data && authorityNames[value as Authority]
  if (name === 'tinhTrang')
    return validityStateSchema.safeParse(value).data && validityWords[value as ValidityState].name
  return undefined
}
