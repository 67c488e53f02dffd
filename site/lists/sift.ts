import type { FacetName } from '../reader.ts'
import { farthest } from '../search/find.ts'
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

export type Sifted = {
  /** Rows that pass everything, newest first. */
  rows: Uint32Array
  /** By facet and value, how many pass everything but this facet. */
  counts: Record<FacetName, Map<string, number>>
}

/** Which documents pass, and how many would under each value of each facet. */
export function sift(catalogue: Catalogue, sieve: Sieve): Sifted {
  const candidates = candidatesOf(catalogue, sieve)
  const { rows, nearly } = partition(catalogue, candidates, sieve)
  const counts = facetNames.map((name, i) => {
    const { code, values } = catalogue.facets[name]
    const tally = new Uint32Array(values.length)
    count(tally, code, rows)
    count(tally, code, nearly[i] ?? nobody)
    return [name, byValue(values, tally)] as const
  })
  return { rows, counts: Object.fromEntries(counts) as Sifted['counts'] }
}

const nobody = new Uint32Array(0)

/** Documents with the words, of these days, newest first. */
function candidatesOf(catalogue: Catalogue, { nearness, from, to }: Sieve): Uint32Array {
  const { order, kind, day } = catalogue
  const document = codeOfKind(catalogue, 'document')
  const rows = new Uint32Array(order.length)
  let length = 0
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] as number
    const issued = day[row] as number
    if (kind[row] !== document || issued < from || issued > to) continue
    if (nearness !== undefined && nearness[row] === 0) continue
    rows[length] = row
    length += 1
  }
  return rows.subarray(0, length)
}

/** Rows that pass every facet, and for each facet those that fail it alone. */
function partition(
  catalogue: Catalogue,
  candidates: Uint32Array,
  { chosen }: Sieve,
): { rows: Uint32Array; nearly: (Uint32Array | undefined)[] } {
  const failed = new Uint8Array(candidates.length)
  for (const [i, name] of facetNames.entries()) {
    const refused = refusedCodes(catalogue, name, chosen[name])
    if (refused) fail(failed, 1 << i, refused, catalogue.facets[name].code, candidates)
  }
  const nearly = facetNames.map((name, i) =>
    chosen[name] ? rowsWith(failed, 1 << i, candidates) : undefined,
  )
  return { rows: rowsWith(failed, 0, candidates), nearly }
}

// One plain loop each: they run over every document, and this way the compiler makes them short.

function fail(
  failed: Uint8Array,
  bit: number,
  refused: Uint8Array,
  code: Uint16Array,
  rows: Uint32Array,
): void {
  for (let at = 0; at < rows.length; at += 1)
    if (refused[code[rows[at] as number] as number] === 1) failed[at] = (failed[at] as number) | bit
}

function rowsWith(failed: Uint8Array, bits: number, rows: Uint32Array): Uint32Array {
  const found = new Uint32Array(rows.length)
  let length = 0
  for (let at = 0; at < rows.length; at += 1)
    if (failed[at] === bits) {
      found[length] = rows[at] as number
      length += 1
    }
  return found.subarray(0, length)
}

function count(tally: Uint32Array, code: Uint16Array, rows: Uint32Array): void {
  for (let at = 0; at < rows.length; at += 1) {
    const own = code[rows[at] as number] as number
    tally[own] = (tally[own] as number) + 1
  }
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

function byValue(codes: readonly string[][], tally: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [code, values] of codes.entries()) {
    const here = tally[code] ?? 0
    if (here > 0) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + here)
  }
  return counts
}

/** The same rows, those nearest to the words sought first, otherwise in their order. */
export function nearestFirst(rows: Uint32Array, nearness: Uint8Array): Uint32Array {
  const next = new Uint32Array(farthest + 2)
  for (let at = 0; at < rows.length; at += 1) {
    const level = nearness[rows[at] as number] as number
    next[level + 1] = (next[level + 1] as number) + 1
  }
  for (let level = 1; level < next.length; level += 1)
    next[level] = (next[level] as number) + (next[level - 1] as number)
  const sorted = new Uint32Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number
    const level = nearness[row] as number
    sorted[next[level] as number] = row
    next[level] = (next[level] as number) + 1
  }
  return sorted
}
