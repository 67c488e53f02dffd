import { clean } from '../../feed/present/values.ts'

/** A cell's text as a file may carry it: NFC, without what XML 1.0 forbids, one kind of line end. */
export const plain = (text: string): string => clean(text).replace(/\r\n?/g, '\n')

/** What a spreadsheet would compute, also behind blanks and in full width; TAB and CR begin a cell of their own. */
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u

/** Text that no spreadsheet takes for a formula when it opens a CSV file. */
export const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** Excel reads `_x0041_` in a cell as a letter. */
export const unescaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Excel's longest cell, in UTF-16 units. */
const cellLimit = 32_000

/** A text in parts that fit a cell, none cut inside a character. */
export function cellsOf(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > cellLimit) {
    const cut = rest.slice(0, cellLimit).isWellFormed() ? cellLimit : cellLimit - 1
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  return [...parts, rest]
}
