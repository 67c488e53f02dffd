import { foldedWords } from '../store/fold-words.ts'
import { type Store, sql } from '../store/open.ts'
import { writtenWords } from '../store/search-text.ts'
import { mayBeBegun } from './query.ts'
import type { Sought } from './word-rows.ts'

/** Titles looked at. */
const sample = 500
/** In how many of them a word stands at least, and how many words, to be looked up in texts and in heads. */
const inTexts = { least: 2, words: 400 }
const inHeads = { least: 5, words: 150 }

/**
 * Words of the newest titles, the commonest first: worth looking up before they are sought. A word of few
 * titles stands in many texts; in heads a rare one is looked up at once.
 */
export function commonWords(db: Store): Sought[] {
  const newest =
    'SELECT title FROM documents JOIN publications USING (row) ORDER BY issued DESC LIMIT ?'
  const titles = sql(db, newest)
    .all(sample)
    .map(({ title }) => String(title))
  const [folded, written] = [titles.map(foldedWords), titles.map(writtenWords)]
  const [texts, heads] = [mostCommon(folded, inTexts), mostCommon(folded, inHeads)]
  const asWritten = mostCommon(written, inHeads)
  return texts.flatMap((word, rank) => [
    { index: 'search' as const, word },
    ...heads.slice(rank, rank + 1).flatMap(headsOf),
    ...asWritten.slice(rank, rank + 1).map((one) => ({ index: 'written' as const, word: one })),
  ])
}

function headsOf(word: string): Sought[] {
  const whole = { index: 'heads' as const, word }
  return mayBeBegun(word) ? [whole, { ...whole, begun: true }] : [whole]
}

function mostCommon(texts: readonly string[], { least, words }: typeof inTexts): string[] {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const word of new Set(text.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word)
    .slice(0, words)
}
