/**
 * A spreadsheet runs a cell that begins with one of these, after any blanks, full-width forms included
 * (OWASP, CSV injection); an apostrophe before it keeps it text.
 */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** One cell: quoted when it must be, never a formula. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A table as CSV (RFC 4180) with the mark that makes spreadsheets read it as UTF-8. */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
