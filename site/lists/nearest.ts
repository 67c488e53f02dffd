import { type Bits, countOf, hasBit } from '../search/bits.ts'
import type { Pager } from './context.ts'

/**
 * A page of rows by level, those of the nearest level first, otherwise in their order. Levels before the
 * page are only counted, and nothing is looked at behind its last row.
 */
export function nearest(
  order: Uint32Array,
  levels: readonly Bits[],
  { offset, limit }: Pick<Pager, 'offset' | 'limit'>,
): number[] {
  const page: number[] = []
  let before = offset
  for (const level of levels) {
    const here = countOf(level)
    if (before < here) addRows(page, order, level, before, limit)
    if (page.length === limit) break
    before = Math.max(0, before - here)
  }
  return page
}

/** Adds what stands behind the first `before` rows of a level, until the page is full. */
function addRows(
  page: number[],
  order: Uint32Array,
  level: Bits,
  before: number,
  limit: number,
): void {
  let passed = 0
  for (let at = 0; at < order.length && page.length < limit; at += 1) {
    const row = order[at] as number
    if (!hasBit(level, row)) continue
    passed += 1
    if (passed > before) page.push(row)
  }
}
