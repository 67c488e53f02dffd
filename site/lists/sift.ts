import type { FacetName } from '../reader.ts'
import { levels } from '../search/find.ts'
import type { Catalogue } from './catalogue.ts'
import { codeOfKind, facetNames } from './columns.ts'

/** What documents are narrowed by. Values are those of the store: ids, years, states. */
export type Sieve = {
  /** By row, how near it is to the words sought (1 nearest, 0 not at all); absent when none are. */
  nearness?: Uint8Array
  /** Days as numbers `yyyymmdd`, both included. */
  from: number
  to: number
  chosen: Partial<Record<FacetName, ReadonlySet<string>>>
}

export const everyDocument: Sieve = { from: 0, to: Number.POSITIVE_INFINITY, chosen: {} }

export type Sifted = {
  /** Rows that pass everything, newest first. */
  rows: Uint32Array
  /** By facet and value, how many pass everything but this facet. */
  counts: Record<FacetName, Map<string, number>>
}

/** One look at every document: which pass, and how many would under each value of each facet. */
export function sift(catalogue: Catalogue, { nearness, from, to, chosen }: Sieve): Sifted {
  const { order, kind, day, facets } = catalogue
  const documentKind = codeOfKind(catalogue, 'document')
  const rows = new Uint32Array(order.length)
  let passed = 0
  const columns = facetNames.map((name) => facets[name].code)
  const tallies = facetNames.map((name) => new Uint32Array(facets[name].values.length))
  const refused = facetNames.map((name) => refusedCodes(catalogue, name, chosen[name]))
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number
    if (kind[row] !== documentKind || (nearness !== undefined && !nearness[row])) continue
    const issued = day[row] as number
    if (issued < from || issued > to) continue
    let failed = -1
    let failures = 0
    for (let i = 0; i < columns.length; i += 1)
      if (refused[i]?.[columns[i]?.[row] as number]) {
        failures += 1
        failed = i
      }
    if (failures > 1) continue
    if (failures === 1) add(tallies[failed], columns[failed]?.[row])
    else {
      rows[passed] = row
      passed += 1
      for (let i = 0; i < columns.length; i += 1) add(tallies[i], columns[i]?.[row])
    }
  }
  const counts = facetNames.map((name, i) => [name, byValue(catalogue, name, tallies[i])] as const)
  return {
    rows: rows.subarray(0, passed),
    counts: Object.fromEntries(counts) as Sifted['counts'],
  }
}

function add(tally: Uint32Array | undefined, code: number | undefined): void {
  if (tally && code !== undefined) tally[code] = (tally[code] as number) + 1
}

/** By code, 1 when none of its values is chosen; undefined when nothing is chosen. */
function refusedCodes(
  { facets }: Catalogue,
  name: FacetName,
  chosen: ReadonlySet<string> | undefined,
): Uint8Array | undefined {
  if (!chosen) return undefined
  return Uint8Array.from(facets[name].values, (values) =>
    values.some((value) => chosen.has(value)) ? 0 : 1,
  )
}

function byValue(
  { facets }: Catalogue,
  name: FacetName,
  tally: Uint32Array | undefined,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [code, values] of facets[name].values.entries()) {
    const count = tally?.[code] ?? 0
    if (count > 0) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count)
  }
  return counts
}

/** The same rows, those nearest to the words sought first, otherwise in their order. */
export function nearestFirst(rows: Uint32Array, nearness: Uint8Array): Uint32Array {
  const sorted = new Uint32Array(rows.length)
  let at = 0
  for (const level of Object.values(levels)) {
    const there = rows.filter((row) => nearness[row] === level)
    sorted.set(there, at)
    at += there.length
  }
  return sorted
}
