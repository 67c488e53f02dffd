import { nfc } from '#shared/text.ts'
import { foldedWords, writtenWords } from '../store/search-text.ts'

/** Longer queries are cut here; nobody types more, and an index is not asked for more. Characters, words. */
const characterLimit = 300
const wordLimit = 16

/** What was typed, as an expression for each index of words; signs and operators have no meaning. */
export type Query = {
  /** The same for queries that find the same. */
  key: string
  /** Each word somewhere. */
  search: string
  /** Each word in the number or the title, the last one perhaps only begun. */
  heads: string
  /** The same words as written. */
  written: string
  /** The beginning of a document number; absent when no word has a digit. */
  numbers?: string
  /** Folded words, for marking. */
  words: string[]
  /** Whether the last of them may be only a beginning. */
  begun: boolean
}

/** What a person typed, as a query; undefined when nothing is left to seek, as for signs alone. */
export function queryOf(typed: string): Query | undefined {
  const text = nfc(typed.slice(0, characterLimit * 4).trim()).slice(0, characterLimit)
  const words = first(foldedWords(text))
  const last = words.at(-1)
  if (last === undefined) return undefined
  const begun = last.length > 1 && !hasDigit(last)
  const exact = first(writtenWords(text))
  const query: Query = {
    key: exact.join(' '),
    search: together(words),
    heads: `${together(words)}${begun ? ' *' : ''}`,
    written: together(exact),
    ...{ words, begun },
  }
  const from = words.findIndex(hasDigit)
  if (from === -1) return query
  const end = words.findIndex((word, i) => i > from && !hasDigit(word))
  const number = words.slice(from, end === -1 ? undefined : end)
  return { ...query, numbers: `^ "${number.join(' ')}"` }
}

const first = (words: string) => words.split(' ').filter(Boolean).slice(0, wordLimit)
const hasDigit = (word: string) => /\d/.test(word)
const together = (words: string[]) => words.map((word) => `"${word}"`).join(' AND ')
