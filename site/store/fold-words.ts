import { fold } from '#shared/text.ts'
import { markupAt, textOf } from './html-text.ts'

/** What becomes of a UTF-16 unit: the byte of a letter, a gap between words, or one of those below. */
const [notLearnt, nothing, notOneByte, markup, gap] = [0, 1, 2, 3, 32]
const inText = new Uint8Array(0x10000)
const inHtml = new Uint8Array(0x10000)
for (const sign of '<&') inHtml[sign.charCodeAt(0)] = markup
const [zero, nine] = [48, 57]

/**
 * Folded letters and digits only, one space between words; `02` is `2`, as people write both: the same
 * words for the index and for a query. Letter by letter, since the texts of ten years pass here.
 */
export function foldedWords(text: string): string {
  return foldLetters(text, inText, Number.POSITIVE_INFINITY) ?? withoutZeros(plainWords(fold(text)))
}

/** The folded words of our own sanitised HTML, about `limit` letters. */
export function foldedWordsOf(html: string, limit: number): string {
  return (
    foldLetters(html, inHtml, limit) ?? withoutZeros(plainWords(fold(textOf(html).slice(0, limit))))
  )
}

/** Letters and digits only, one space between. */
export function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

export function withoutZeros(words: string): string {
  return words.replace(/(?<=^| )0+(?=\d)/g, '')
}

let room = Buffer.alloc(1 << 16)

/** Undefined when a letter does not become one byte, which is left to the patterns. */
function foldLetters(text: string, table: Uint8Array, limit: number): string | undefined {
  if (room.length < text.length + 2) room = Buffer.alloc(text.length * 2)
  const letters = room
  letters[0] = gap
  let length = 1
  for (let i = 0; i < text.length && length < limit; i += 1) {
    const unit = text.charCodeAt(i)
    let letter = table[unit] as number
    if (letter <= markup) {
      const found = letter === markup ? markupAt(text, i) : undefined
      if (found && found.text.length > 1) return undefined
      i = found?.end ?? i
      letter = found?.text === '' ? nothing : learn(found?.text.charCodeAt(0) ?? unit, table)
      if (letter === nothing) continue
      if (letter === notOneByte) return undefined
    }
    const last = letters[length - 1]
    if (letter === gap && last === gap) continue
    // A zero that begins a number gives way to its next digit.
    const isDigit = letter <= nine && letter >= zero
    if (isDigit && last === zero && letters[length - 2] === gap) length -= 1
    letters[length++] = letter
  }
  return letters.toString(
    'latin1',
    1,
    letters[length - 1] === gap ? Math.max(1, length - 1) : length,
  )
}

/** Halves of pairs, syllable blocks and a sigma, which depends on its place, become more than one byte. */
function learn(unit: number, table: Uint8Array): number {
  const folded = fold(String.fromCharCode(unit)).replace(/[^\p{L}\p{N}]+/gu, ' ')
  const isHalf = unit >= 0xd800 && unit <= 0xdfff
  const code = folded.charCodeAt(0)
  const isByte = folded.length === 1 && code < 0x100 && !isHalf
  const letter = folded === '' ? nothing : isByte ? code : notOneByte
  if (table[unit] === notLearnt) table[unit] = letter
  return letter
}
