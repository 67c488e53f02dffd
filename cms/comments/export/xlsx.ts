import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import { commentStateNames } from '#shared/messages-consultation.ts'
import { commentStates } from '#shared/publication-consultation.ts'
import { cellsOf, plain, unescaped } from './neutral.ts'
import { columns, type Row } from './table.ts'

/** The table as a workbook: the comments, and how many there are in each state. Texts are text cells, whatever they begin with. */
export async function xlsxOf(rows: readonly Row[]): Promise<Buffer> {
  const texts = rows.map((row, at) => columns.map(({ cell }) => parts(cell(row, at))))
  // A text longer than a cell goes on in columns of its own, at the end.
  const extra = Math.max(0, ...texts.flatMap((cells) => cells.map((cell) => cell.length - 1)))
  const heads = [...columns.map(({ head }) => head), ...Array(extra).fill('Nội dung (tiếp)')]
  const data: SheetData = texts.map((cells) => [
    ...cells.map(([first]) => first ?? null),
    ...cells.flatMap((cell) => cell.slice(1)),
  ])
  const counts: SheetData = commentStates.map((state) => [
    text(commentStateNames[state]),
    { value: rows.filter((row) => row.state === state).length, type: Number },
  ])
  const sheets = [
    {
      sheet: 'Góp ý',
      data: [heads.map(head), ...data],
      columns: [...columns.map(({ width }) => ({ width })), ...Array(extra).fill({ width: 40 })],
      stickyRowsCount: 1,
    },
    {
      sheet: 'Tổng số',
      data: [
        ...counts,
        [head('Đã nhận'), { value: rows.length, type: Number, fontWeight: 'bold' as const }],
      ],
      columns: [{ width: 24 }, { width: 10 }],
    },
  ]
  return writeExcelFile(sheets).toBuffer()
}

const text = (value: string): CellObject => ({
  ...{ value: unescaped(value), type: String, wrap: true, alignVertical: 'top' as const },
})
const head = (value: string): CellObject => ({ ...text(value), fontWeight: 'bold' as const })
const parts = (cell: string | number): CellObject[] =>
  typeof cell === 'number'
    ? [{ value: cell, type: Number, alignVertical: 'top' as const }]
    : cellsOf(plain(cell)).map(text)
