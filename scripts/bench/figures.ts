/** Milliseconds below which a share of the samples lies; `share` 0.5 is the median. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

/** One line of a table; `goal` in words, where there is one, and whether the figure keeps it. */
export type Row = { figure: string; value: string; goal?: string; met?: boolean }

/** Hears of figures as they come. */
export type Tell = (rows: Row[]) => void

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

export const milliseconds = (value: number) => `${number.format(value)} ms`
export const count = (value: number) => number.format(value)
export const megabytes = (bytes: number) => `${number.format(bytes / 1024 / 1024)} MB`
export const times = (value: number) => `${fine.format(value)} ×`
export const percent = (share: number) => `${number.format(share * 100)} %`
export const hundredths = (value: number) => `${fine.format(value)} ms`

/** How a figure is written, as `milliseconds` does. */
type Say = (value: number) => string

export const plain = (figure: string, value: number, say: Say): Row => ({
  figure,
  value: say(value),
})
export const atMost = (figure: string, value: number, say: Say, limit: number): Row => ({
  ...{ figure, value: say(value), goal: `≤ ${say(limit)}`, met: value <= limit },
})
export const atLeast = (figure: string, value: number, say: Say, limit: number): Row => ({
  ...{ figure, value: say(value), goal: `≥ ${say(limit)}`, met: value >= limit },
})

/** The median and the time that nineteen of twenty keep, each with its goal where there is one. */
export function spread(
  figure: string,
  samples: readonly number[],
  goals: (number | undefined)[] = [],
): Row[] {
  return [0.5, 0.95].map((share, i) => {
    const [name, value] = [`${figure}, p${share * 100}`, percentile(samples, share)]
    const goal = goals[i]
    return goal === undefined
      ? plain(name, value, milliseconds)
      : atMost(name, value, milliseconds, goal)
  })
}

/** A Markdown table, to be read on a terminal and pasted into the documentation. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ figure, value, goal = '', met }) => [
    ...[figure, value, goal, met === undefined ? '' : met ? 'met' : 'missed'],
  ])
  const lines = [['Figure', 'Value', 'Goal', ''], ...cells]
  const widths = [0, 1, 2, 3].map((i) => Math.max(3, ...lines.map((line) => line[i]?.length ?? 0)))
  const line = (one: string[]) =>
    `| ${one.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = '', ...body] = lines.map(line)
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n')
}
