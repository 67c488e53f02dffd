import type { Provision } from '../provisions.ts'
import { letterWarnings } from './check-letters.ts'
import { type Found, found, type RowContext, repeatedWarning } from './found.ts'
import { chapterValue } from './numbers.ts'
import { citePath } from './tree.ts'

const list = (numbers: number[]) =>
  numbers.length > 6 ? `${numbers[0]} đến ${numbers.at(-1)}` : numbers.join(', ')

/** Gaps, repeats and wrong order among the numbers of one row of siblings. */
function rowWarnings(
  row: Provision[],
  valueIn: (number: string) => number,
  word: string,
  context: RowContext,
): Found[] {
  const present = new Set(row.map(({ number }) => valueIn(number)))
  let highest = 0
  return row.flatMap((node, at): Found[] => {
    const value = valueIn(node.number)
    const missing: number[] = []
    for (let one = highest + 1; one < value; one += 1) if (!present.has(one)) missing.push(one)
    highest = Math.max(highest, value || 0)
    const before = row[at - 1]
    if (context.repeated.has(node.id)) return repeatedWarning(node, before, context)
    // Chapters of a new phần may start again.
    if (value === 1 && node.kind === 'chapter') return []
    if (missing.length > 0) {
      const text = `Trước ${context.cite(node)} thiếu ${word} ${list(missing)}. Kiểm tra bản dán có sót không.`
      return [found('gap', node, text)]
    }
    if (before === undefined || value >= valueIn(before.number)) return []
    return [
      found(
        'order',
        node,
        `${context.cite(node)} đứng sau ${word} ${before.number}. Kiểm tra thứ tự.`,
      ),
    ]
  })
}

const levels = /^(?:part|chapter|section|subsection)$/

/** Điều are numbered through a whole container, whatever phần, chương and mục they stand in; chương through its phần. */
function within(provisions: readonly Provision[], kind: 'article' | 'chapter'): Provision[] {
  return provisions.flatMap((one) => {
    if (one.kind === kind) return [one]
    return levels.test(one.kind) ? within(one.children, kind) : []
  })
}

const whole = (number: string) => Number.parseInt(number, 10)

/** Warnings about how the children of one provision (or, with nothing above, of the text) are numbered. */
export function numberingWarnings(
  children: Provision[],
  above: Provision[],
  repeated: ReadonlyMap<string, string>,
): Found[] {
  if (children.length === 0) return []
  const cite = (node: Provision) => citePath([...above, node])
  const context = { cite, repeated }
  const ofKind = (kind: Provision['kind']) => children.filter((one) => one.kind === kind)
  const top = above.at(-1)?.kind ?? 'attachment'
  const throughout = top === 'attachment' || top === 'appendix'
  const sections = ofKind('section').filter((one) => one.label !== one.number)
  return [
    ...(throughout ? rowWarnings(within(children, 'article'), whole, 'Điều', context) : []),
    ...(throughout
      ? rowWarnings(within(children, 'chapter'), chapterValue, 'Chương', context)
      : []),
    ...rowWarnings(ofKind('part'), chapterValue, 'Phần', context),
    ...rowWarnings(sections, chapterValue, 'Mục', context),
    ...rowWarnings(ofKind('subsection'), chapterValue, 'Tiểu mục', context),
    ...rowWarnings(ofKind('clause'), whole, 'khoản', context),
    ...letterWarnings(
      ofKind('point').filter((one) => !/^\d/.test(one.number)),
      context,
    ),
  ]
}
