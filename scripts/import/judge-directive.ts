import { parseVietnameseDate } from '#shared/dates.ts'
import { numberKeyOf, parseDocumentNumber } from '#shared/document-number.ts'
import type { DocumentTypeCode } from '#shared/document-types.ts'
import { documentWarnings, type WarnedDocument } from '#shared/document-warnings.ts'
import type { Authority, ValidityState } from '#shared/publication.ts'
import { refusals } from '#shared/refusals.ts'
import { fold, nfc } from '#shared/text.ts'
import type { Columns } from './columns.ts'
import { brokenLetters } from './decode.ts'

/** A row as a document: `type` is a code of the number, công văn, or another kind. */
export type Directive = {
  number: string
  numberKey: string
  title: string
  issuedOn: string
  type: DocumentTypeCode | 'cong-van' | 'khac'
  validity?: ValidityState
}

export type Judgement =
  | { ok: true; directive: Directive; warnings: string[] }
  | { ok: false; reason: string; number: string }

/** Longest abstract that a page shows, in UTF-16 units, as `publication.ts` limits a line. */
const titleLimit = 2000

/** One row against the rules for official documents; `today` is a day, issuer and authority whose list it is. */
export function judgeDirective(
  cells: readonly string[],
  columns: Columns & { count: number },
  list: { authority: Authority; issuer: WarnedDocument['issuer']; today: string },
): Judgement {
  const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? ''))
  const written = cell(columns.number)
  const refuse = (reason: string): Judgement => ({
    ok: false,
    reason,
    number: nfc(written).trim().slice(0, 160),
  })
  const missing = shortfall(cells, columns)
  if (missing) return refuse(missing)
  const broken = brokenLetters(`${written} ${cell(columns.title)}`)
  if (broken) return refuse(broken)

  const parsed = parseDocumentNumber(written)
  if (!parsed.ok && (parsed.reason === 'number-empty' || written.length > 160))
    return refuse(refusals[parsed.reason])
  const date = parseVietnameseDate(cell(columns.issuedOn))
  if (!date.ok) return refuse(`Ngày ban hành: ${refusals[date.reason]}`)
  if (date.day > list.today)
    return refuse('Ngày ban hành ở sau ngày hôm nay. Kiểm tra lại ngày và năm.')
  const title = tidyTitle(cell(columns.title))
  if (title === '') return refuse('Thiếu trích yếu. Ghi trích yếu như trên văn bản.')
  if (title.length > titleLimit)
    return refuse('Trích yếu dài quá 2.000 ký tự. Rút gọn, phần còn lại để trong tệp văn bản.')

  const type = typeOf(parsed)
  const validity = validityOf(cell(columns.validity))
  const number = parsed.ok ? parsed.number.printed : nfc(written).trim().replace(/\s+/g, ' ')
  const warnings = [
    ...documentWarnings({
      number,
      issuedOn: date.day,
      issuer: list.issuer,
      authority: list.authority,
    }),
    ...(parsed.ok ? [] : ['Đã giữ nguyên số như trong danh sách.']),
    ...letterWarnings(written, cell(columns.title)),
    ...(type === 'khac' && parsed.ok
      ? ['Không rõ loại văn bản từ ký hiệu. Đã xếp vào "Văn bản khác".']
      : []),
    ...(validity === 'unknown'
      ? ['Không đọc được cột hiệu lực. Dùng: đang có, còn một phần, hoặc hết hiệu lực.']
      : []),
    ...(cells.length < columns.count ? ['Dòng thiếu ô ở cuối. Đã nhập phần có.'] : []),
  ]
  const directive: Directive = {
    number,
    numberKey: numberKeyOf(written),
    title,
    issuedOn: date.day,
    type,
  }
  if (validity !== undefined && validity !== 'unknown') directive.validity = validity
  return { ok: true, directive, warnings }
}

function shortfall(cells: readonly string[], columns: Columns & { count: number }) {
  const needed = Math.max(columns.number, columns.issuedOn, columns.title) + 1
  if (cells.length < needed)
    return `Dòng có ${cells.length} ô, cần ít nhất ${needed}. Điền đủ số ký hiệu, ngày và trích yếu.`
  if (cells.length > columns.count)
    return `Dòng có ${cells.length} ô, tiêu đề có ${columns.count} cột. Đặt ô có dấu phẩy trong ngoặc kép.`
  return undefined
}

/** One line, NFC, first letter upper case; the rest as written, since lists differ in their capitals. */
function tidyTitle(text: string): string {
  const line = nfc(text).replace(/[ÐƉ]/g, 'Đ').replace(/[ðɖ]/g, 'đ').replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(line)) return ''
  return line.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

type Parsed = ReturnType<typeof parseDocumentNumber>

function typeOf(parsed: Parsed): Directive['type'] {
  if (!parsed.ok) return 'khac'
  if (parsed.number.typeCode) return parsed.number.typeCode
  return parsed.number.year === undefined ? 'cong-van' : 'khac'
}

function letterWarnings(number: string, title: string): string[] {
  const icelandic = /[ÐðƉɖ]/
  const found: string[] = []
  if (icelandic.test(number)) found.push('Số ký hiệu dùng chữ Ð của bảng mã khác. Đã sửa thành Đ.')
  if (icelandic.test(title)) found.push('Trích yếu dùng chữ Ð của bảng mã khác. Đã sửa thành Đ.')
  if (nfc(number) !== number || nfc(title) !== title)
    found.push('Chữ ở dạng Unicode tổ hợp. Đã chuyển sang Unicode dựng sẵn.')
  return found
}

/**
 * What a list states beyond dates and relations. "Đang có hiệu lực" is what they say anyway, and must
 * not outlive a later replacement, so it is not kept; empty and `--` say nothing.
 */
function validityOf(text: string): ValidityState | 'unknown' | undefined {
  const words = fold(text).replace(/\s+/g, ' ').trim()
  if (words === '' || /^-+$/.test(words)) return undefined
  if (/mot phan/.test(words)) return 'het-hieu-luc-mot-phan'
  if (/chua co hieu luc/.test(words)) return 'chua-co-hieu-luc'
  if (/het hieu luc|khong con hieu luc/.test(words)) return 'het-hieu-luc'
  if (/tam ngung|dinh chi/.test(words)) return 'tam-ngung'
  if (/dang co hieu luc|con hieu luc|co hieu luc/.test(words)) return undefined
  return 'unknown'
}
