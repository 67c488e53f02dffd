import { appendixOf, issuedWith, startsClosing } from './headings.ts'
import { isCapitals, isDigits, isFinished, type Line } from './lines.ts'
import { markerOf } from './markers.ts'

/** A line that cannot be one word of a paragraph. */
const leastLength = 50
const item = /^[-–+•*]/
const hyphenated = /[\p{L}\d]-$/u

/** Lengths of the printed lines: `undefined` when paragraphs are whole, else the width of the page in characters. */
function pageWidth(lines: Line[]): number | undefined {
  const long = lines.filter(({ text }) => text.length >= leastLength)
  if (long.length < 10) return undefined
  const lengths = long.map(({ text }) => text.length).sort((a, b) => a - b)
  const widest = lengths[Math.floor(lengths.length * 0.98)] ?? 0
  const cut = long.filter(({ text }) => !isFinished(text)).length
  return widest <= 130 && cut >= long.length * 0.35
    ? lengths[Math.floor(lengths.length * 0.9)]
    : undefined
}

/** A reference that goes on in the next line: "quy định tại điểm" + "a) khoản 2". */
const refersOn = /(?:^| )(?:tại|của|theo|các|(?<!(?:số|các|\d) )(?:điểm|khoản|điều))$/i

/** The line before stops in the middle of a reference, so a number at the start of this one is no marker. */
export const endsInReference = (text: string) => refersOn.test(text.slice(-16))

const standsAlone = (line: Line) =>
  item.test(line.text) ||
  line.row ||
  isDigits(line.text) ||
  issuedWith.test(line.text) ||
  startsClosing(line) ||
  appendixOf(line) !== undefined

/** This printed line goes on with the paragraph that the printed line before it belongs to. */
function goesOn(before: Line, line: Line, width: number): boolean {
  const last = before.text.length
  if (isFinished(before.text) || standsAlone(line) || before.row) return false
  if (markerOf(line.text)) return endsInReference(before.text)
  if (hyphenated.test(before.text)) return true
  if (isCapitals(before.text) && /\p{L}{2}/u.test(before.text)) return false
  if (/^\p{Ll}/u.test(line.text)) return last >= Math.min(20, width * 0.3)
  if (/^[\d(“"]/.test(line.text)) return last >= width * 0.6
  return last >= width * 0.85
}

/** "Điều" and its number printed on two lines. */
const loneWord = /^(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục)$/i
const numberNext = /^(?:\d|[IVXLC]+(?!\p{L})|thứ )/u

/**
 * Joins the lines that a page (of a PDF) broke into paragraphs again; paragraphs that are whole stay
 * as they are, but for a word cut from its number.
 */
export function joinBrokenLines(lines: Line[]): { lines: Line[]; wrapped: boolean } {
  const width = pageWidth(lines)
  const joined: Line[] = []
  let before: Line | undefined
  for (const line of lines) {
    const paragraph = joined.at(-1)
    const number = before && loneWord.test(before.text) && numberNext.test(line.text)
    if (paragraph && before && (number || (width !== undefined && goesOn(before, line, width)))) {
      const glue = !number && hyphenated.test(before.text) && /^\p{Lu}/u.test(line.text) ? '' : ' '
      paragraph.text = `${paragraph.text}${glue}${line.text}`
    } else joined.push({ ...line })
    before = line
  }
  return { lines: joined, wrapped: width !== undefined }
}
