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
