import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { megabytes, type Row, table } from './figures.ts'

/** The machine in one line. */
export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim()}, ${megabytes(totalmem())}, Node ${process.version}`
}

/** Puts a table between `<!-- name -->` and `<!-- /name -->` of a file, in place of what stands there, or at its end. */
export function writeTable(file: string, name: string, rows: readonly Row[]): void {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const made = `${from}\n${machine()}\n\n${table(rows)}\n${to}`
  const [start, end] = [text.indexOf(from), text.indexOf(to)]
  const old = start >= 0 && end > start ? text.slice(start, end + to.length) : undefined
  writeFileSync(file, old === undefined ? `${text}\n${made}\n` : text.replace(old, () => made))
}
