import type { Provision } from '../provisions.ts'
import { type Found, found, type RowContext, repeatedWarning } from './found.ts'
import { compareLetters, letterIndex, lettersBetween } from './numbers.ts'

const order = 'a, b, c, d, đ, e, g, h, i, k, l, m…'

/** d) for đ) or the other way: a second d, or đ without a d before it. */
function isConfused(node: Provision, missing: string[], context: RowContext): boolean {
  return /^[dđ]/.test(node.number) && (context.repeated.has(node.id) || missing.includes('d'))
}

/** Gaps, repeats, wrong order and foreign letters among the điểm of one khoản. */
export function letterWarnings(points: Provision[], context: RowContext): Found[] {
  const { cite, repeated } = context
  const present = new Set(points.map(({ number }) => number.charAt(0)))
  if (points.some(({ id, number }) => number === 'd' && repeated.has(id))) present.add('đ')
  return points.flatMap((node, at): Found[] => {
    const before = points[at - 1]
    const [letter, last] = [node.number.charAt(0), before?.number.charAt(0) ?? '']
    const missing = lettersBetween(last, letter).filter((one) => !present.has(one))
    for (const one of missing) present.add(one)
    const startsAgain = before !== undefined && repeated.has(before.id)
    if (isConfused(node, missing, context) && !startsAgain)
      return [
        found(
          'd-or-dd',
          node,
          `${cite(node)}: chữ d và đ có thể bị gõ lẫn (thứ tự là c, d, đ, e). Kiểm tra lại.`,
        ),
      ]
    if (repeated.has(node.id)) return repeatedWarning(node, before, context)
    if (letterIndex(letter) < 0)
      return [
        found(
          'letter',
          node,
          `${cite(node)}: điểm không dùng chữ ${letter} (thứ tự là ${order}). Kiểm tra lại.`,
        ),
      ]
    if (missing.length > 0)
      return [
        found(
          'gap',
          node,
          `Trước ${cite(node)} thiếu điểm ${missing.join(', ')}. Kiểm tra bản dán có sót không.`,
        ),
      ]
    if (before === undefined || compareLetters(letter, last) >= 0) return []
    return [found('order', node, `${cite(node)} đứng sau điểm ${last}. Kiểm tra thứ tự.`)]
  })
}
