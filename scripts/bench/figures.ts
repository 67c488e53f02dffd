/** Milliseconds below which a share of the samples lies; `share` 0.5 is the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

export type Row = { figure: string; value: string }

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })

export const milliseconds = (value: number) => `${number.format(value)} ms`
export const count = (value: number) => number.format(value)
export const megabytes = (bytes: number) => `${number.format(bytes / 1024 / 1024)} MB`

/** A Markdown table, to be read on a terminal and pasted into the documentation. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map((row) => row.figure.length))
  const line = (left: string, right: string) => `| ${left.padEnd(width)} | ${right} |`
  return [
    line('Figure', 'Value'),
    `|${'-'.repeat(width + 2)}|---|`,
    ...rows.map((row) => line(row.figure, row.value)),
  ].join('\n')
}
