import { endsInReference } from './broken-lines.ts'
import { isDigits, isFinished, type Line } from './lines.ts'

/** Lines that a page prints, not the text: heads of the gazette, page numbers, boxes of digital signatures. */

const gazette = /^CÔNG BÁO ?\/ ?Số(?!\p{L})/iu
const pageNumber = /^Trang \d{1,4}(?: ?\/ ?\d{1,4})?$/i
const boxStart = /^(?:Người ký|Ký bởi): /
const boxLine = /^(?:Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Ngày ký): /

/** A page number printed beside a head: above it, below it, on both sides; columns of a table are longer. */
function numbersAround(lines: Line[], head: number): number[] {
  const found: number[] = []
  for (const step of [-1, 1])
    for (
      let at = head + step;
      Math.abs(at - head) <= 3 && isDigits(lines[at]?.text ?? '');
      at += step
    )
      found.push(at)
  return found
}

/** A number that cuts a sentence in two. */
const cutsSentence = (lines: Line[], at: number) => {
  const [before, after] = [lines[at - 1]?.text ?? '', lines[at + 1]?.text ?? '']
  const goesOn = /^\p{Ll}/u.test(after) || endsInReference(before)
  return before.length > 40 && !isFinished(before) && goesOn && after.length > 20
}

/** Takes running heads out; they are given back in `ignored`. */
export function dropRunningHeads(lines: Line[]): { lines: Line[]; ignored: string[] } {
  const dropped = new Set<number>()
  let inBox = 0
  lines.forEach(({ text }, at) => {
    inBox = boxStart.test(text) && inBox === 0 ? 4 : Math.max(0, inBox - 1)
    if (inBox > 0 && boxLine.test(text)) dropped.add(at)
    else if (gazette.test(text))
      for (const one of [at, ...numbersAround(lines, at)]) dropped.add(one)
    else if (pageNumber.test(text) || (isDigits(text) && cutsSentence(lines, at))) dropped.add(at)
  })
  return {
    lines: lines.filter((_, at) => !dropped.has(at)),
    ignored: lines.filter((_, at) => dropped.has(at)).map((line) => line.text),
  }
}
