import { neutral, plain } from './neutral.ts'
import { columns, type Row } from './table.ts'

/** The table as CSV that a spreadsheet opens in Vietnamese: UTF-8 with its mark, every cell quoted. */
export function csvOf(rows: readonly Row[]): string {
  const lines = [
    columns.map(({ head }) => head),
    ...rows.map((row, at) => columns.map(({ cell }) => cell(row, at))),
  ]
  return `\uFEFF${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

const quoted = (cell: string | number): string =>
  typeof cell === 'number' ? String(cell) : `"${neutral(plain(cell)).replaceAll('"', '""')}"`
