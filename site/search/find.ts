import type { Store } from '../store/open.ts'
import { type Bits, bitsFor } from './bits.ts'
import type { Query } from './query.ts'
import { addRows } from './rows.ts'
import { rowsWithAll, type State } from './word-rows.ts'

/** Rows that have all the words sought. */
export type Found = {
  all: Bits
  /** The same apart, nearest first: by their number, their head as written, their head folded, their text. */
  levels: readonly Bits[]
}

export function find(db: Store, query: Query, state: State): Found {
  const { words, begun, written, number } = query
  const last = words.length - 1
  const texts = rowsWithAll(db, wordsIn('search', words), state)
  const heads = rowsWithAll(
    db,
    wordsIn('heads', words).map((one, i) => ({ ...one, begun: begun && i === last })),
    state,
  )
  const exact = rowsWithAll(db, wordsIn('written', written), state)
  const numbers = bitsFor(state.size)
  if (number) addRows(db, 'numbers', number, numbers)
  return apart(texts, heads, exact, numbers)
}

function wordsIn<I extends 'search' | 'heads' | 'written'>(index: I, words: readonly string[]) {
  return words.map((word) => ({ index, word }))
}

/** Thirty-two rows at once. */
function apart(texts: Bits, heads: Bits, exact: Bits, numbers: Bits): Found {
  const [all, byNumber, asWritten, folded, inText] = [texts, texts, texts, texts, texts].map(
    ({ length }) => new Uint32Array(length),
  ) as [Bits, Bits, Bits, Bits, Bits]
  for (let at = 0; at < all.length; at += 1) {
    const head = heads[at] as number
    const any = head | (texts[at] as number)
    const first = any & (numbers[at] as number)
    const second = any & (exact[at] as number) & ~first
    const rest = any & ~first & ~second
    all[at] = any
    byNumber[at] = first
    asWritten[at] = second
    folded[at] = rest & head
    inText[at] = rest & ~head
  }
  return { all, levels: [byNumber, asWritten, folded, inText] }
}
