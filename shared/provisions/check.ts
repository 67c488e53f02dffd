import type { Provision, ProvisionWarning, ProvisionWarningCode } from '../provisions.ts'
import type { Built } from './build.ts'
import { numberingWarnings } from './check-numbering.ts'
import type { Found } from './found.ts'
import { citePath, flattenProvisions, unnamedLabel } from './tree.ts'

/** What an officer should see before opening the text; nothing about a text that is in order. */

/** More of the same kind are counted in one sentence. */
const mostPerCode = 12

/** A provision's own text is seldom longer; more is a sign of structure that was not read. In characters. */
const longText = 20_000

const preambleWords =
  /Căn cứ|Theo đề nghị|CỘNG H[OÒ]|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH|CHỈ THỊ|DỰ THẢO|QUY ĐỊNH|QUY CHẾ|ĐIỀU LỆ/

function ownWarnings(path: Provision[]): Found[] {
  const node = path.at(-1)
  if (!node) return []
  const found: Found[] = []
  const warn = (code: ProvisionWarningCode, message: string) =>
    found.push({ code, message, provision: node.id })
  const empty = node.text === '' && node.children.length === 0
  if (node.kind === 'article' && empty)
    warn('empty', `${citePath(path)} không có nội dung. Kiểm tra bản dán có sót đoạn không.`)
  if ((node.kind === 'clause' || node.kind === 'point') && empty)
    warn('empty', `Không có chữ nào sau ${citePath(path)}. Xóa số thừa hoặc dán lại đoạn bị sót.`)
  if (node.text.length > longText && node.kind !== 'appendix' && node.kind !== 'other')
    warn(
      'long-text',
      `${citePath(path)} có một đoạn dài ${node.text.length} ký tự; có thể còn khoản, điểm chưa được nhận ra. Đưa mỗi khoản, điểm xuống dòng riêng.`,
    )
  if (node.label === unnamedLabel)
    warn(
      'attachment-unnamed',
      'Sau phần ký, số điều bắt đầu lại từ 1 mà không thấy tên văn bản kèm theo. Thêm dòng tên viết hoa, ví dụ QUY ĐỊNH, trước phần này.',
    )
  return found
}

function textWarnings(provisions: Provision[]): Found[] {
  const first = provisions[0]
  if (!provisions.some((one) => one.kind !== 'other'))
    return [
      {
        code: 'no-article',
        message:
          'Không tìm thấy Điều nào. Mỗi điều phải bắt đầu một dòng bằng “Điều” và số, ví dụ “Điều 1. Phạm vi điều chỉnh”.',
      },
    ]
  if (first?.kind !== 'other' || preambleWords.test(first.text)) return []
  if (!flattenProvisions(provisions).some((one) => one.kind === 'article')) return []
  return [
    {
      code: 'text-before',
      message: `Có đoạn đứng trước điều đầu tiên mà không phải phần mở đầu: “${first.text.slice(0, 60)}…”. Kiểm tra xem có sót tên điều nào không.`,
      provision: first.id,
    },
  ]
}

/** Of each provision in document order: what is wrong with itself, then with the numbers of its children. */
function treeWarnings(provisions: Provision[], above: Provision[], built: Built): Found[] {
  return provisions.flatMap((one) => {
    const path = [...above, one]
    return [
      ...ownWarnings(path),
      ...numberingWarnings(one.children, path, built.repeated),
      ...treeWarnings(one.children, path, built),
    ]
  })
}

/** The first ones of each kind, then how many more. */
function shorten(warnings: ProvisionWarning[]): ProvisionWarning[] {
  const counts = new Map<string, number>()
  const kept = warnings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1
    counts.set(code, count)
    return count <= mostPerCode
  })
  const more = [...counts].filter(([, count]) => count > mostPerCode)
  return [
    ...kept,
    ...more.map(([code, count]) => ({
      code: code as ProvisionWarningCode,
      message: `Còn ${count - mostPerCode} chỗ khác cùng loại lỗi này.`,
    })),
  ]
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** All warnings: those found while reading lines, then those of the tree in document order. */
export function check(built: Built, before: ProvisionWarning[]): ProvisionWarning[] {
  const found = [
    ...textWarnings(built.provisions),
    ...numberingWarnings(built.provisions, [], built.repeated),
    ...treeWarnings(built.provisions, [], built),
  ]
  const placed = found.map((warning): ProvisionWarning => {
    const one = { ...warning, message: capital(warning.message) }
    const block = one.provision === undefined ? undefined : built.blocks.get(one.provision)
    return block === undefined ? one : { ...one, block }
  })
  return shorten([...before, ...placed])
}
