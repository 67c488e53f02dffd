/** What became of each row; warned rows are imported too. */
export type RowStatus = 'accepted' | 'warned' | 'refused' | 'duplicate'

/** `line` in the file, `reason` in Vietnamese ('' when accepted), `number` as printed ('' when none). */
export type ReportRow = { line: number; status: RowStatus; reason: string; number: string }

export type ImportReport = Record<RowStatus, number> & { rows: ReportRow[] }

/** Counts the rows by status; throws unless as many rows went in as came out. */
export function tally(rows: readonly ReportRow[], read: number): ImportReport {
  const count = (status: RowStatus) => rows.filter((row) => row.status === status).length
  const report = {
    accepted: count('accepted'),
    warned: count('warned'),
    refused: count('refused'),
    duplicate: count('duplicate'),
    rows: [...rows].sort((a, b) => a.line - b.line),
  }
  const sum = report.accepted + report.warned + report.refused + report.duplicate
  if (sum !== read) throw new Error(`Import does not balance: ${read} rows read, ${sum} reported`)
  return report
}

const shownRows = 20

/** The report for a terminal: four counts, then the first rows that need a look. */
export function summary(report: ImportReport, dryRun = false): string[] {
  const number = new Intl.NumberFormat('vi-VN')
  const odd = report.rows.filter((row) => row.reason !== '' && row.status !== 'duplicate')
  return [
    `${dryRun ? 'Thử, chưa ghi gì. ' : ''}Đọc ${number.format(report.rows.length)} dòng:`,
    `  nhập ${number.format(report.accepted)}`,
    `  nhập, cần xem lại ${number.format(report.warned)}`,
    `  không nhập ${number.format(report.refused)}`,
    `  đã có từ trước ${number.format(report.duplicate)}`,
    ...odd.slice(0, shownRows).map((row) => `Dòng ${row.line} (${row.number}): ${row.reason}`),
    ...(odd.length > shownRows
      ? [
          `Còn ${number.format(odd.length - shownRows)} dòng nữa. Ghi --report KET-QUA.json để xem hết.`,
        ]
      : []),
  ]
}
