import type { Provision, ProvisionWarning } from '../provisions.ts'
import { chapterValue, compareLetters, letterIndex, lettersBetween } from './numbers.ts'
import { citePath } from './tree.ts'

type Found = Omit<ProvisionWarning, 'block'>

/** Điều are numbered through a whole container, whatever phần, chương and mục they stand in; chương through its phần. */
function within(provisions: readonly Provision[], kind: 'article' | 'chapter'): Provision[] {
  return provisions.flatMap((one) => {
    if (one.kind === kind) return [one]
    return /^(?:part|chapter|section|subsection)$/.test(one.kind) ? within(one.children, kind) : []
  })
}

type Numbered = { node: Provision; value: number; cited: string }

const list = (numbers: number[]) =>
  numbers.length > 6 ? `${numbers[0]} đến ${numbers.at(-1)}` : numbers.join(', ')

/** Gaps, repeats and wrong order among the numbers of one row of siblings. */
function rowWarnings(row: Numbered[], word: string, repeated: Map<string, string>): Found[] {
  const known = new Set(row.map(({ value }) => value))
  let last = 0
  return row.flatMap(({ node, value, cited }): Found[] => {
    const missing: number[] = []
    for (let one = last + 1; one < value && missing.length <= 999; one += 1)
      if (!known.has(one)) missing.push(one)
    for (const one of missing) known.add(one)
    const before = last
    last = value
    if (repeated.has(node.id))
      return [
        {
          code: 'repeat',
          message: `${cited} có ở hai chỗ. Kiểm tra số, hoặc xóa đoạn lặp; chỗ thứ hai có địa chỉ ${node.id}.`,
          provision: node.id,
        },
      ]
    // Chapters of a new phần may start again; anything else that does has an id taken before.
    if (value === 1) return []
    if (missing.length > 0)
      return [
        {
          code: 'gap',
          message: `Trước ${cited} thiếu ${word} ${list(missing)}. Kiểm tra bản dán có sót không.`,
          provision: node.id,
        },
      ]
    if (value < before)
      return [
        {
          code: 'order',
          message: `${cited} đứng sau ${word} ${before}. Kiểm tra thứ tự.`,
          provision: node.id,
        },
      ]
    return []
  })
}

function letterWarnings(
  points: Provision[],
  cite: (one: Provision) => string,
  repeated: Map<string, string>,
): Found[] {
  const letters = new Set(points.map(({ number }) => number.charAt(0)))
  if (points.some(({ id, number }) => number === 'd' && repeated.has(id))) letters.add('đ')
  let last = ''
  return points.flatMap((node): Found[] => {
    const letter = node.number.charAt(0)
    const cited = cite(node)
    const missing = lettersBetween(last || '\u0000', letter).filter((one) => !letters.has(one))
    for (const one of missing) letters.add(one)
    const [before, provision] = [last, node.id]
    last = letter
    const confused = /[dđ]/.test(letter) && (repeated.has(node.id) || missing.includes('d'))
    if (confused)
      return [
        {
          code: 'd-or-dd',
          message: `Ở ${cited}, chữ d và đ có thể bị gõ lẫn (thứ tự đúng là c, d, đ, e). Kiểm tra lại.`,
          provision,
        },
      ]
    if (repeated.has(node.id))
      return [
        {
          code: 'repeat',
          message: `${cited} có ở hai chỗ. Kiểm tra chữ, hoặc xóa đoạn lặp; chỗ thứ hai có địa chỉ ${node.id}.`,
          provision,
        },
      ]
    if (letterIndex(letter) < 0)
      return [
        {
          code: 'letter',
          message: `${cited}: văn bản không dùng chữ ${letter} cho điểm (thứ tự là a, b, c, d, đ, e, g, h, i, k…). Kiểm tra lại.`,
          provision,
        },
      ]
    if (missing.length > 0)
      return [
        {
          code: 'gap',
          message: `Trước ${cited} thiếu điểm ${missing.join(', ')}. Kiểm tra bản dán có sót không.`,
          provision,
        },
      ]
    if (before !== '' && compareLetters(letter, before) < 0)
      return [
        { code: 'order', message: `${cited} đứng sau điểm ${before}. Kiểm tra thứ tự.`, provision },
      ]
    return []
  })
}

const words = { part: 'Phần', section: 'Mục', subsection: 'Tiểu mục' } as const

/** Warnings about how the children of one provision (or of the text) are numbered. */
export function numberingWarnings(
  children: Provision[],
  above: Provision[],
  repeated: Map<string, string>,
): Found[] {
  const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  const cite = (node: Provision) => capital(citePath([...above, node]))
  const row = (nodes: Provision[], word: string, value: (number: string) => number) =>
    rowWarnings(
      nodes.map((node) => ({ node, value: value(node.number), cited: cite(node) })),
      word,
      repeated,
    )
  const ofKind = (kind: Provision['kind']) => children.filter((one) => one.kind === kind)
  const whole = (number: string) => Number.parseInt(number, 10)
  const holdsNumbering =
    above.length === 0 || /^(?:attachment|appendix)$/.test(above.at(-1)?.kind ?? '')
  return [
    ...(holdsNumbering ? row(within(children, 'article'), 'Điều', whole) : []),
    ...(holdsNumbering ? row(within(children, 'chapter'), 'Chương', chapterValue) : []),
    ...(['part', 'section', 'subsection'] as const).flatMap((kind) =>
      row(
        ofKind(kind).filter((one) => one.label !== one.number),
        words[kind],
        chapterValue,
      ),
    ),
    ...row(ofKind('clause'), 'khoản', whole),
    ...letterWarnings(
      ofKind('point').filter((one) => !/^\d/.test(one.number)),
      cite,
      repeated,
    ),
  ]
}
