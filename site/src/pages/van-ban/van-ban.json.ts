import type { APIRoute } from 'astro'
import { askedRows, exportedRow } from '../../lib/export.ts'

export const GET: APIRoute = ({ url, locals: { read } }) =>
  Response.json(askedRows(url, read).map((row) => exportedRow(row, read, url.origin)))
