import { fold } from '#shared/text.ts'

/** Where each column of a directive list stands; the first three are required. */
export type Columns = { number: number; issuedOn: number; title: number; validity?: number }
export type ColumnsResult = { ok: true; columns: Columns } | { ok: false; reason: string }

const names = {
  number: 'so_ky_hieu',
  issuedOn: 'ngay_ban_hanh',
  title: 'trich_yeu',
  validity: 'hieu_luc',
} as const

/** Finds the columns by name, in any order, with or without marks: `Số ký hiệu` is `so_ky_hieu`. */
export function findColumns(header: readonly string[]): ColumnsResult {
  const written = header.map((cell) =>
    fold(cell)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, ''),
  )
  const at = (column: keyof typeof names) => written.indexOf(names[column])
  const missing = (['number', 'issuedOn', 'title'] as const).filter((column) => at(column) < 0)
  if (missing.length > 0) {
    const list = missing.map((column) => names[column]).join(', ')
    return { ok: false, reason: `Tệp thiếu cột ${list}. Thêm cột vào dòng tiêu đề rồi nhập lại.` }
  }
  const columns = { number: at('number'), issuedOn: at('issuedOn'), title: at('title') }
  return {
    ok: true,
    columns: at('validity') < 0 ? columns : { ...columns, validity: at('validity') },
  }
}
