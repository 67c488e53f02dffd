import { formatNumber } from '#shared/messages.ts'
import type { PublicFile } from '#shared/publication-parts.ts'

const formats: [RegExp, string][] = [
  [/^application\/pdf$/, 'PDF'],
  [/word/, 'Word'],
  [/excel|spreadsheet/, 'Excel'],
  [/^image\//, 'ảnh'],
]

/** `1,2 MB`, `340 kB`: what a citizen's device counts, thousands of bytes. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`
}

/** `PDF, 1,2 MB`, beside every link to a file. */
export function formatFile(file: PublicFile): string {
  const format = formats.find(([mime]) => mime.test(file.mime))?.[1] ?? 'tệp'
  return `${format}, ${formatSize(file.size)}`
}

/** The newest of several instants, in ISO text; undefined for none. */
export function latest(instants: readonly string[]): string | undefined {
  return instants.reduce<string | undefined>(
    (newest, one) => (newest === undefined || one > newest ? one : newest),
    undefined,
  )
}

/** Compounds that a heading must not break between lines, bound by a no-break space. */
export function bindWords(title: string): string {
  return title.replace(/chỉ đạo|điều hành|Quảng Ngãi|đặc khu|Kon Tum|\d+ (?=xã|phường)/gu, (pair) =>
    pair.replace(' ', '\u00a0'),
  )
}
