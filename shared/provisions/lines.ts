import { nfc } from '../text.ts'

/** One paragraph or line of the input, cleaned. */
export type Line = {
  text: string
  /** Index of its block in the input. */
  block: number
  /** A row of a table: cells kept apart by tabs or bars. */
  row: boolean
  /** Within the new wording quoted by an amendment: its numbers are another text's. */
  quoted: boolean
}

const lineEnds = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
const cellEnds = /\t|\s\|\s/g
/** Controls and formatting marks, except what holds an emoji together. */
const invisible = /(?!\u200d)[\p{Cc}\p{Cf}]/gu

/** Cleans and splits blocks: NFC, Đ for its look-alikes, one plain space for any white space, no empty line. */
export function readLines(blocks: readonly { text: string }[]): Line[] {
  const lines: Line[] = []
  blocks.forEach(({ text }, block) => {
    for (const raw of nfc(text).split(lineEnds)) {
      const row = (raw.trim().match(cellEnds)?.length ?? 0) > 1
      const clean = raw
        .replace(/[ÐƉ]/g, 'Đ')
        .replace(/[ðɖ]/g, 'đ')
        .replace(/\s/g, ' ')
        .replace(invisible, '')
        .replace(/ {2,}/g, ' ')
        .trim()
      if (clean !== '') lines.push({ text: clean, block, row, quoted: false })
    }
  })
  return lines
}

const finished = /(?:[.;:!?…]|[.;:,]?["”’']+[.;,]?|\.\/\.?)$/

/** The sentence or item ends here: what follows is a new paragraph. */
export const isFinished = (text: string) => finished.test(text.slice(-6))

const letters = /\p{L}/u

/** A heading in capitals. */
export const isCapitals = (text: string) => letters.test(text) && text === text.toUpperCase()

/** A number, a page's or a table's. */
export const isDigits = (text: string) => /^\d{1,4}$/.test(text)

/** Words equal but for case and punctuation. */
export const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
