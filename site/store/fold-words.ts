import { fold } from '#shared/text.ts'

/** What becomes of each UTF-16 unit, learnt when it is first met: a letter, a gap, or one of these; 0 is not learnt. */
const becomes = new Uint16Array(0x10000)
const nothing = 1
const notOneLetter = 2
const gap = 32

/**
 * Folded letters and digits only, one space between words: the same words for the index and for a
 * query. Letter by letter, since the texts of ten years pass here: five times as fast as by patterns.
 */
export function plainFoldedWords(text: string): string {
  const letters = new Uint16Array(text.length)
  let length = 0
  let parted = false
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    const letter = becomes[unit] || learn(unit)
    if (letter === nothing) continue
    if (letter === notOneLetter) return plainWords(fold(text))
    if (letter === gap) parted = length > 0
    else {
      if (parted) letters[length++] = gap
      letters[length++] = letter
      parted = false
    }
  }
  return Buffer.from(letters.buffer, 0, length * 2).toString('utf16le')
}

/** Letters and digits only, one space between. */
export function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Halves of pairs, syllable blocks and a sigma, which depends on its place, are left to the patterns. */
function learn(unit: number): number {
  const sign = String.fromCharCode(unit)
  const folded = fold(sign).replace(/[^\p{L}\p{N}]+/gu, ' ')
  const alone = folded.length === 1 && !/[\ud800-\udfffσς]/.test(sign + folded)
  const letter = folded === '' ? nothing : alone ? folded.charCodeAt(0) : notOneLetter
  becomes[unit] = letter
  return letter
}
