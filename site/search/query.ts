import { fold, nfc, toneKey } from '#shared/text.ts'
import { plainWords } from '../store/search-text.ts'

/** Longer queries are cut here; nobody types more, and an index is not asked for more. Characters, words. */
const characterLimit = 300
const wordLimit = 16

export type Query = {
  /** FTS5 expression over every column: each word somewhere, the last one as a beginning. */
  match: string
  /** The same words as written, in the column that keeps the marks. */
  exact: string
  /** The words in a row in a document number; absent when none of them has a digit. */
  number?: string
  /** Folded words, for marking. */
  words: string[]
  /** Words as written, lower case, tones placed one way. */
  exactWords: string[]
}

/**
 * What a person typed, as words: signs and operators of the index have no meaning here. Undefined
 * when nothing is left to seek, as for signs or combining marks alone.
 */
export function queryOf(typed: string): Query | undefined {
  const text = nfc(typed.slice(0, characterLimit * 4).trim()).slice(0, characterLimit)
  const words = plainWords(fold(text)).split(' ').filter(Boolean).slice(0, wordLimit)
  if (words.length === 0) return undefined
  const exactWords = plainWords(toneKey(text)).split(' ').filter(Boolean).slice(0, wordLimit)
  const all = (list: string[]) =>
    list.map((word, i) => quoted(word, i === list.length - 1)).join(' AND ')
  const query: Query = {
    match: `{number title body} : (${all(words)})`,
    exact: `{exact} : (${exactWords.map((word) => quoted(word, false)).join(' AND ')})`,
    words,
    exactWords,
  }
  if (words.some((word) => /\d/.test(word))) query.number = `{number} : ("${words.join(' ')}" *)`
  return query
}

function quoted(word: string, beginning: boolean): string {
  return `"${word}"${beginning ? ' *' : ''}`
}
