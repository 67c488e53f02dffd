import type { BasePayload } from 'payload'
import type { Agency } from '#cms/payload-types.ts'
import { dayOf } from '#shared/dates.ts'
import type { Authority } from '#shared/publication.ts'
import { type Columns, findColumns } from './columns.ts'
import { decode } from './decode.ts'
import { documentOf, ensureTypes, findIssuer } from './directive-record.ts'
import { type Directive, judgeDirective } from './judge-directive.ts'
import { duplicateReason, placeOf, storedNumbers } from './known-numbers.ts'
import { type CsvRow, delimiterOf, readCsv } from './read-csv.ts'
import { type ImportReport, type ReportRow, tally } from './report.ts'
import { type Writing, writeDocuments } from './write-documents.ts'

export type DirectiveList = {
  bytes: Buffer
  /** Slug of the agency that issued them. */
  issuer: string
  authority: Authority
  now: Date
  /** Demonstration data, shown as such. */
  sample?: boolean
  dryRun?: boolean
}

export type Progress = (total: number) => { step: (count: number) => void; done: () => void }

export type ImportResult = { report: ImportReport; problem?: string }

/** A row that passed: what to write, and its line in the report. */
type Passed = { directive: Directive; row: ReportRow }

/**
 * Imports a CSV list of directive documents: read, judge each row, find duplicates, write, count. A
 * file that cannot be read is refused whole, with its reason at every row; run twice, all are duplicates.
 */
export async function importDirectives(
  payload: BasePayload,
  list: DirectiveList,
  progress: Progress = () => ({ step: () => {}, done: () => {} }),
): Promise<ImportResult> {
  const issuer = await findIssuer(payload, list.issuer)
  if (!issuer.ok) return refuseWhole(issuer.reason, [])
  const decoded = decode(list.bytes)
  if (!decoded.ok) return refuseWhole(decoded.reason, linesOf(list.bytes))
  const [header, ...records] = readCsv(decoded.text, delimiterOf(decoded.text))
  if (!header) return refuseWhole('Tệp rỗng. Xuất lại danh sách có dòng tiêu đề.', [])
  const columns = findColumns('cells' in header ? header.cells : [])
  if (!columns.ok)
    return refuseWhole(
      columns.reason,
      records.map((record) => record.line),
    )
  if (records.length === 0) return refuseWhole('Tệp chỉ có dòng tiêu đề, chưa có văn bản nào.', [])

  const count = 'cells' in header ? header.cells.length : 0
  const { agency } = issuer
  const judged = judgeRows(records, { ...columns.columns, count }, { ...list, agency })
  const passed = await dropDuplicates(payload, agency.id, judged.passed)
  if (list.dryRun !== true) await write(payload, passed, { ...list, issuerId: agency.id }, progress)
  return { report: tally(judged.rows, records.length) }
}

function judgeRows(
  records: readonly CsvRow[],
  columns: Columns & { count: number },
  list: DirectiveList & { agency: Agency },
): { rows: ReportRow[]; passed: Passed[] } {
  const rows: ReportRow[] = []
  const passed: Passed[] = []
  const rules = { authority: list.authority, issuer: list.agency, today: dayOf(list.now) }
  for (const record of records) {
    const { line } = record
    const judgement =
      'broken' in record
        ? { ok: false as const, reason: record.broken, number: '' }
        : judgeDirective(record.cells, columns, rules)
    if (!judgement.ok) {
      rows.push({ line, status: 'refused', reason: judgement.reason, number: judgement.number })
      continue
    }
    const { directive, warnings } = judgement
    const status = warnings.length > 0 ? 'warned' : 'accepted'
    const row: ReportRow = { line, status, reason: warnings.join(' '), number: directive.number }
    rows.push(row)
    passed.push({ directive, row })
  }
  return { rows, passed }
}

/** Marks rows whose number the issuer already used that year, stored or earlier in the file. */
async function dropDuplicates(
  payload: BasePayload,
  issuer: string,
  passed: readonly Passed[],
): Promise<Passed[]> {
  const keys = passed.map(({ directive }) => directive.numberKey)
  const known = await storedNumbers(payload, issuer, keys)
  return passed.filter(({ directive, row }) => {
    const place = placeOf(directive.numberKey, directive.issuedOn)
    const holder = known.get(place)
    if (holder) {
      row.status = 'duplicate'
      row.reason = duplicateReason(holder, directive.title)
      return false
    }
    known.set(place, { line: row.line, title: directive.title })
    return true
  })
}

async function write(
  payload: BasePayload,
  passed: readonly Passed[],
  list: DirectiveList & { issuerId: string },
  progress: Progress,
): Promise<void> {
  if (passed.length === 0) return
  const needed = new Set(passed.map(({ directive }) => directive.type))
  const types = await ensureTypes(payload, needed)
  const writings = passed.map(
    ({ directive, row }): Writing => ({
      data: documentOf(directive, list, types),
      refused: (reason) => {
        row.status = 'refused'
        row.reason = reason
      },
    }),
  )
  const bar = progress(writings.length)
  await writeDocuments(payload, writings, bar.step)
  bar.done()
}

/** Every row refused for the same reason; line 1 stands for a file without rows. */
function refuseWhole(problem: string, lines: readonly number[]): ImportResult {
  const rows = (lines.length > 0 ? lines : [1]).map(
    (line): ReportRow => ({
      line,
      status: 'refused',
      reason: problem,
      number: '',
    }),
  )
  return { report: tally(rows, rows.length), problem }
}

/** Lines after the heading of a file whose letters are unknown: line ends are the same byte in all of them. */
function linesOf(bytes: Buffer): number[] {
  const lines = bytes.toString('latin1').split(/\r\n|\r|\n/)
  return lines.flatMap((line, i) => (i > 0 && line.trim() !== '' ? [i + 1] : []))
}
