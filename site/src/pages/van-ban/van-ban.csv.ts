import type { APIRoute } from 'astro'
import { csvTable } from '../../lib/csv.ts'
import { askedRows, exportedRow } from '../../lib/export.ts'

export const GET: APIRoute = ({ url, locals: { read } }) => {
  const rows = askedRows(url, read).map((row) => exportedRow(row, read, url.origin))
  const head = Object.keys(rows[0] ?? { 'Số ký hiệu': '' })
  const table = csvTable([head, ...rows.map((row) => Object.values(row))])
  return new Response(table, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="van-ban.csv"',
    },
  })
}
