import type { ProvisionWarning } from '../provisions.ts'
import type { Line } from './lines.ts'

/** At least this many lines alike make a second copy; a repeated heading does not. */
const leastLines = 4

/** Takes away a copy of the whole text stored after it, line by line the same; keeps anything that differs. */
export function dropSecondCopy(lines: Line[]): {
  lines: Line[]
  ignored: string[]
  warnings: ProvisionWarning[]
} {
  const keys = lines.map(({ text }) => text)
  const first = keys.findIndex((key) => /^Điều \d/.test(key))
  const again = first < 0 ? -1 : keys.indexOf(keys[first] ?? '', first + 1)
  const distance = again - first
  let start = again
  while (
    start - 1 > first &&
    start - 1 - distance >= 0 &&
    keys[start - 1] === keys[start - 1 - distance]
  )
    start -= 1
  let end = again
  while (end < keys.length && keys[end] === keys[end - distance]) end += 1
  if (again < 0 || end < keys.length || end - again < leastLines)
    return { lines, ignored: [], warnings: [] }
  return {
    lines: lines.slice(0, start),
    ignored: lines.slice(start).map(({ text }) => text),
    warnings: [
      {
        code: 'text-twice',
        message:
          'Văn bản có hai bản giống nhau liền nhau; chỉ dùng bản đầu. Xóa bản thứ hai nếu đó là do dán nhầm.',
        block: lines[start]?.block ?? 0,
      },
    ],
  }
}
