import { isCapitals, type Line } from './lines.ts'
import { markerOf } from './markers.ts'

/** Headings of what is attached to a text, and the start of what follows its last provision. */

export type Heading = { label: string; number: string; rest: string; strong: boolean }

const appendixForm =
  /^(Phụ lục|Biểu mẫu|Mẫu|Biểu)(?: số)?(?:[: ]+((?:[IVXLC]+|\d{1,3}|[A-H])(?:[a-zđ])?(?:[-/.][\p{Lu}\d]{1,15})*))?(?![\p{L}\d])(.*)$/iu
const fileName = /\.(?:docx?|xlsx?|pdf|rar|zip)\b/i

/** `PHỤ LỤC I`, `Mẫu số 01`, `Biểu 2. Tên`: alone on its line or followed by its name, never a sentence. */
export function appendixOf({ text, row }: Line): Heading | undefined {
  if (row || text.length > 200 || fileName.test(text)) return undefined
  const found = appendixForm.exec(text)
  if (!found || !/^\p{Lu}/u.test(text)) return undefined
  const [word, number] = [found[1] ?? '', found[2] ?? '']
  const tail = (found[3] ?? '').trim()
  const rest = tail.replace(/^[.:–-]+\s*/, '')
  const named = rest === '' || isCapitals(rest) || /^\(/.test(rest) || tail !== rest
  if (!named || (number === '' && !(rest === '' || isCapitals(text)))) return undefined
  if (number === '' && !/^phụ lục$/i.test(word)) return undefined
  const label = text.slice(0, text.length - (found[3] ?? '').length).trim()
  return {
    label: `${label.charAt(0)}${label.slice(1, label.length - number.length).toLowerCase()}${number}`,
    number,
    rest,
    strong: isCapitals(word) && /^phụ/i.test(word),
  }
}

const instrumentForm =
  /^(QUY ĐỊNH|QUY CHẾ|ĐIỀU LỆ|NỘI QUY|QUY TRÌNH|QUY CHUẨN|HƯỚNG DẪN|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|CHIẾN LƯỢC|DANH MỤC|BẢNG GIÁ)(?![\p{L}])[ .:]*(.*)$/u
const listForm = /^(?:DANH MỤC|BẢNG GIÁ)/

/** "(Ban hành kèm theo Quyết định số…)" under the name of what is attached. */
export const issuedWith = /^\(?(?:được )?(?:ban hành )?kèm theo /i

/** How far below its name an attached text says what it came with. */
const reach = 12

/**
 * The heading of an attached text: its kind in capitals, then, before any other provision, either
 * "(Ban hành kèm theo…)" or a numbering that starts again.
 */
export function attachmentAt(lines: Line[], at: number): (Heading & { list: boolean }) | undefined {
  const line = lines[at]
  const found = line && !line.row && line.text.length < 300 ? instrumentForm.exec(line.text) : null
  if (!line || !found || !isCapitals(line.text)) return undefined
  const word = found[1] ?? ''
  const list = listForm.test(word)
  for (const { text } of lines.slice(at + 1, at + 1 + reach)) {
    const marker = markerOf(text)
    const again =
      marker?.kind === 'article'
        ? marker.number === '1'
        : marker !== undefined &&
          /^(?:1|I|thứ nhất)$/.test(marker.number) &&
          marker.kind !== 'clause'
    if (issuedWith.test(text) || (again && !list))
      return { label: sentenceCase(word), number: '', rest: found[2] ?? '', strong: true, list }
    if (marker) return undefined
  }
  return undefined
}

const sentenceCase = (word: string) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`

const authority = /^(?:TM|KT|TL|TUQ|Q)\. ?\p{Lu}/u
const recipients = /^Nơi nhận ?:?/
const adopted =
  /^(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Hiến pháp) này (?:đã )?được .{0,120}thông qua/
const signer =
  /^(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC|TỔNG THANH TRA|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN|CHÁNH VĂN PHÒNG|BỘ QUỐC PHÒNG|TỔNG GIÁM ĐỐC)/

/** The signature block starts: authority to sign, a position in capitals, "Nơi nhận", the record of adoption. */
export const startsClosing = ({ text }: Line) =>
  authority.test(text) ||
  recipients.test(text) ||
  adopted.test(text) ||
  (signer.test(text) && isCapitals(text) && text.length < 90)
