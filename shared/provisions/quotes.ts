import type { ProvisionWarning } from '../provisions.ts'
import type { Line } from './lines.ts'
import { markerOf } from './markers.ts'

/** Amendments quote the new wording in “…”, "…" or ''…''; its Điều and khoản belong to the amended text. */

const token = /[“”„]|''|"/g

type Count = { opens: number; closes: number; opensAt: number }

/** Quotation marks of a line that find no partner in it; marks after digits (21°15'30") are none unless one is open. */
function unpaired(text: string): Count {
  const open: number[] = []
  let closes = 0
  for (const found of text.matchAll(token)) {
    const [mark, at] = [found[0], found.index]
    const before = text.charAt(at - 1)
    const after = text.charAt(at + mark.length)
    const opening =
      mark === '“' ||
      mark === '„' ||
      (mark !== '”' && (at === 0 || /[\s(:[]/.test(before)) && /\S/.test(after))
    if (opening) open.push(at)
    else if (open.length > 0) open.pop()
    else closes += 1
  }
  return { opens: open.length, closes, opensAt: open[0] ?? -1 }
}

const leadsIn = /(?:như sau|sửa đổi|bổ sung|thay thế|thay bằng|đính chính)[^.]{0,80}$|:$/i
const numbered = /^(?:Điều|Khoản|Chương|Mục|Phần|Phụ lục) ?[\dIVX]|^\d{1,3}[a-zđ]?\.|^[a-zđ]\d?\)/i

/** The mark starts the line (after a lead-in) or follows a colon. */
function opensQuotation(lines: Line[], at: number, opensAt: number): boolean {
  const text = lines[at]?.text ?? ''
  if (opensAt > 0) return /(?:như sau|:) ?$/i.test(text.slice(Math.max(0, opensAt - 10), opensAt))
  const before = lines[at - 1]?.text ?? ''
  return (
    opensAt === 0 &&
    (leadsIn.test(before.slice(-160)) ||
      lines[at - 1]?.quoted === true ||
      numbered.test(text.slice(1).trim()))
  )
}

const wholeArticles = /^(?:Điều|Chương|Mục|Phần) ?[\dIVX]/i

/** A quotation that opens below điều and yet holds the next điều of the text was never closed. */
function swallows(
  lines: Line[],
  from: number,
  end: number,
  opensAt: number,
  last: number,
): boolean {
  const opening = (lines[from]?.text ?? '').slice(opensAt).replace(/^\P{L}*/u, '')
  if (wholeArticles.test(opening)) return false
  return lines.slice(from + 1, end + 1).some(({ text }) => articleNumber(text) === last + 1)
}

/** The number of a line that is surely a heading of an điều; NaN otherwise. */
function articleNumber(text: string): number {
  const marker = text.startsWith('Đ') ? markerOf(text) : undefined
  return marker?.kind === 'article' && marker.strong
    ? Number.parseInt(marker.number, 10)
    : Number.NaN
}

/**
 * Marks the lines within quotations that span lines; the line where one opens keeps its own marker,
 * which stands before the mark. A quotation that nothing closes is not one, and is warned of.
 */
export function markQuoted(lines: Line[]): { lines: Line[]; warnings: ProvisionWarning[] } {
  const counts = lines.map(({ text }) => unpaired(text))
  const closing = nextClosing(counts)
  const marked = lines.map((line) => ({ ...line }))
  const warnings: ProvisionWarning[] = []
  let last = 0
  for (let at = 0; at < marked.length; at += 1) {
    last = articleNumber(lines[at]?.text ?? '') || last
    const { opens, opensAt } = counts[at] ?? { opens: 0, opensAt: -1 }
    if (opens === 0 || !opensQuotation(marked, at, opensAt)) continue
    const end = closing[at]
    if (end === undefined || swallows(lines, at, end, opensAt, last)) {
      warnings.push(unclosed(lines[at]))
      continue
    }
    for (const inner of marked.slice(at + 1, end + 1)) inner.quoted = true
    at = end
  }
  return { lines: marked, warnings }
}

function unclosed(line: Line | undefined): ProvisionWarning {
  const text = line?.text ?? ''
  return {
    code: 'quote-open',
    message: `Dấu ngoặc kép mở ở “${text.length > 60 ? `${text.slice(0, 60)}…` : text}” không có dấu đóng. Thêm dấu đóng ở cuối phần được trích, nếu không các điều, khoản trích bị đọc như của dự thảo.`,
    block: line?.block ?? 0,
  }
}

/** For each line, the line whose quotation mark closes what it opens: the next closer, unless another opens before it at a line's start. */
function nextClosing(counts: Count[]): (number | undefined)[] {
  const found: (number | undefined)[] = []
  let closer: number | undefined
  let opener: number | undefined
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    const { opens, closes, opensAt } = counts[at] ?? { opens: 0, closes: 0, opensAt: -1 }
    found[at] =
      closer !== undefined && (opener === undefined || opener > closer) ? closer : undefined
    if (opens > 0 && opensAt === 0) opener = at
    if (closes > 0) closer = at
  }
  return found
}
