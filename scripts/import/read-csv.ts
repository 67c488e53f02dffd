import { parse } from 'csv-parse/sync'

/** One record of the file: `line` is where it begins, counted from 1; a broken one says why. */
export type CsvRow = { line: number; cells: string[] } | { line: number; broken: string }

const swallowed =
  'Dấu ngoặc kép mở ở dòng này chưa đóng. Đóng lại, và viết đôi ("") dấu ngoặc kép nằm trong ô.'

/** A cell that holds a line looking like another record: number, separator, date. */
const anotherRow = /\n[^\n,;\t]{1,60}[,;\t]\s*"?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/

/** `,`, `;` (Excel in Vietnamese) or tab, whichever the first line has most of. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'))
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/**
 * Reads every record of a text with `\n` line ends, quoted line breaks included. A quote left open
 * costs its own line only: reading goes on at the next one. Empty lines are no records.
 */
export function readCsv(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = []
  let rest = text
  let line = 1
  while (rest !== '') {
    const part = readUntilBroken(rest, delimiter, line)
    for (const row of part.rows) rows.push(row)
    if (part.brokenAt === undefined) break
    rows.push({ line: part.brokenLine, broken: swallowed })
    const next = rest.indexOf('\n', part.brokenAt)
    rest = next < 0 ? '' : rest.slice(next + 1)
    line = part.brokenLine + 1
  }
  return rows
}

type Part = { rows: CsvRow[]; brokenAt?: number; brokenLine: number }
type Context = { record: string[]; raw: string }

class Swallowed extends Error {}

function readUntilBroken(text: string, delimiter: string, firstLine: number): Part {
  const part: Part = { rows: [], brokenLine: firstLine }
  let offset = 0
  let line = firstLine
  const options = {
    delimiter,
    raw: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (given: unknown) => {
      const { record, raw } = given as Context
      const blank = /^\n*/.exec(raw)?.[0].length ?? 0
      if (record.some((cell) => anotherRow.test(cell))) throw new Swallowed()
      part.rows.push({ line: line + blank, cells: record })
      offset += raw.length
      line += raw.split('\n').length - 1
      return null
    },
  }
  try {
    parse(text, options)
    return part
  } catch (error) {
    const open = error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED'
    if (!open && !(error instanceof Swallowed)) throw error
    const blank = /^\n*/.exec(text.slice(offset))?.[0].length ?? 0
    return { ...part, brokenAt: offset + blank, brokenLine: line + blank }
  }
}
