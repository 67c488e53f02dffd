import { nfc } from '#shared/text.ts'
import { foldedWords } from '../store/fold-words.ts'
import { writtenWords } from '../store/search-text.ts'

/** Longer queries are cut here; nobody types more, and an index is not asked for more. Characters, words. */
const characterLimit = 300
const wordLimit = 16

/** What was typed, as words; signs and operators have no meaning. */
export type Query = {
  /** Folded words, each of which must be somewhere; also for marking. */
  words: string[]
  /** Whether the last of them may be only a beginning, in a number or a title. */
  begun: boolean
  /** The same words as written. */
  written: string[]
  /** The beginning of a document number, as an expression; absent when no word has a digit. */
  number?: string
}

/** "Quyết định số 16/2017": no document says "số" in its number. */
const beforeNumber = /(?<![\p{L}\p{N}])(?:số|so)\s*:?\s*(?=\d)/giu

/** What a person typed, as a query; undefined when nothing is left to seek, as for signs alone. */
export function queryOf(typed: string): Query | undefined {
  const cut = nfc(typed.slice(0, characterLimit * 4).trim()).slice(0, characterLimit)
  const text = cut.replace(beforeNumber, '')
  const words = first(foldedWords(text))
  const last = words.at(-1)
  if (last === undefined) return undefined
  const query: Query = { words, begun: mayBeBegun(last), written: first(writtenWords(text)) }
  const from = words.findIndex(hasDigit)
  if (from === -1) return query
  const end = words.findIndex((word, i) => i > from && !hasDigit(word))
  const number = words.slice(from, end === -1 ? undefined : end)
  return { ...query, number: `^ "${number.join(' ')}"` }
}

/** Whether a word that stands last may be only a beginning: one letter begins too many, a number is whole. */
export function mayBeBegun(word: string): boolean {
  return word.length > 1 && !hasDigit(word)
}

const first = (words: string) => words.split(' ').filter(Boolean).slice(0, wordLimit)
const hasDigit = (word: string) => /\d/.test(word)
