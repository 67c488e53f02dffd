/** A set of rows, one bit each. */
export type Bits = Uint32Array

/** An empty set with room for the rows below `size`. */
export const bitsFor = (size: number): Bits => new Uint32Array(Math.ceil(size / 32))

export function setBit(bits: Bits, row: number, value = true): void {
  const at = row >>> 5
  if (at >= bits.length) return
  const bit = 1 << (row & 31)
  bits[at] = value ? (bits[at] as number) | bit : (bits[at] as number) & ~bit
}

export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
}

/** The rows that are in every set; none without a set. */
export function intersect(sets: readonly Bits[], size: number): Bits {
  const both = bitsFor(size)
  const [first, ...rest] = sets
  if (first) both.set(first)
  for (const other of rest)
    for (let at = 0; at < both.length; at += 1)
      both[at] = (both[at] as number) & (other[at] as number)
  return both
}

/** The rows that are in some set. */
export function unite(sets: readonly Bits[], size: number): Bits {
  const all = bitsFor(size)
  for (const other of sets)
    for (let at = 0; at < all.length; at += 1) all[at] = (all[at] as number) | (other[at] as number)
  return all
}

/** How many rows are in both sets: those of thirty-two places are added up in pairs, fours, and so on. */
export function countBoth(one: Bits, other: Bits): number {
  let count = 0
  for (let at = 0; at < one.length; at += 1) {
    let sums = (one[at] as number) & (other[at] as number)
    sums -= (sums >>> 1) & 0x55555555
    sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333)
    sums = (sums + (sums >>> 4)) & 0x0f0f0f0f
    count += Math.imul(sums, 0x01010101) >>> 24
  }
  return count
}

/** How many rows are in the set. */
export const countOf = (bits: Bits): number => countBoth(bits, bits)
