import type { FacetName } from '../reader.ts'
import { type Bits, bitsFor, countBoth, intersect, setBit, unite } from '../search/bits.ts'
import type { Found } from '../search/find.ts'
import type { Catalogue } from './catalogue.ts'
import { dayAt, facetNames } from './columns.ts'

/** What documents are narrowed by. Values are those of the store: ids, years, states. */
export type Sieve = {
  /** What has the words sought; absent when none are. */
  found?: Found
  /** Days as numbers `yyyymmdd`, both included; absent when all days pass. */
  days?: { from: number; to: number }
  chosen: Partial<Record<FacetName, ReadonlySet<string>>>
}

export type Sifted = {
  /** Rows that pass everything. */
  rows: Bits
  /** By facet and value, how many pass everything but this facet. */
  counts: Record<FacetName, Map<string, number>>
}

/** Which documents pass, and how many would under each value of each facet. */
export function sift(catalogue: Catalogue, { found, days, chosen }: Sieve): Sifted {
  const { size, kinds, facets } = catalogue
  const given = [
    kinds.get('document') ?? bitsFor(size),
    ...(found ? [found.all] : []),
    ...(days ? [rowsOfDays(catalogue, days)] : []),
  ]
  const passing = new Map<FacetName, Bits>()
  for (const name of facetNames) {
    const values = chosen[name]
    if (values) passing.set(name, unite(setsOf(facets[name], values), size))
  }
  const rows = intersect([...given, ...passing.values()], size)
  const counts = facetNames.map((name) => {
    const others = [...passing].flatMap(([other, bits]) => (other === name ? [] : [bits]))
    const among = passing.has(name) ? intersect([...given, ...others], size) : rows
    return [name, countsOf(facets[name], among)] as const
  })
  return { rows, counts: Object.fromEntries(counts) as Sifted['counts'] }
}

function setsOf(sets: ReadonlyMap<string, Bits>, values: ReadonlySet<string>): Bits[] {
  return [...values].flatMap((value) => sets.get(value) ?? [])
}

function countsOf(sets: ReadonlyMap<string, Bits>, among: Bits): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [value, rows] of sets) {
    const count = countBoth(rows, among)
    if (count > 0) counts.set(value, count)
  }
  return counts
}

/** Days fall along the order: those wanted stand together. */
function rowsOfDays(catalogue: Catalogue, { from, to }: { from: number; to: number }): Bits {
  const rows = bitsFor(catalogue.size)
  const [first, end] = [firstUpTo(catalogue, to), firstUpTo(catalogue, from - 1)]
  for (let at = first; at < end; at += 1) setBit(rows, catalogue.order[at] as number)
  return rows
}

/** The first place in the order whose day is not after this one. */
function firstUpTo({ order, place }: Catalogue, day: number): number {
  let [from, to] = [0, order.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (dayAt(place[order[middle] as number] as number) > day) from = middle + 1
    else to = middle
  }
  return from
}
