/** A number from 0 to `sides - 1`. */
export type Chance = (sides: number) => number

/** Numbers 0 to `sides - 1` that look random and are always the same for `n` (mulberry32). */
export function chances(n: number): Chance {
  let state = Math.imul(n + 1, 0x9e3779b1)
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}
