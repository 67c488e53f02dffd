import { joinBrokenLines } from './provisions/broken-lines.ts'
import { build } from './provisions/build.ts'
import { check } from './provisions/check.ts'
import { dropCopies } from './provisions/copies.ts'
import { readLines } from './provisions/lines.ts'
import { markQuoted } from './provisions/quotes.ts'
import { dropRunningHeads } from './provisions/running-heads.ts'
import { dropSecondCopy } from './provisions/second-copy.ts'
import { settleTitles } from './provisions/titles.ts'

/** The structure of a legal text: phần, chương, mục, tiểu mục, điều, khoản, điểm (Decree 78/2025, art. 63). */

/** `attachment`: a Quy định or Quy chế issued by the text; `appendix`: Phụ lục, Mẫu, Biểu, Danh mục; `other`: what nobody cites, before the first provision and from the signature on. */
export const provisionKinds = [
  'part',
  'chapter',
  'section',
  'subsection',
  'article',
  'clause',
  'point',
  'attachment',
  'appendix',
  'other',
] as const
export type ProvisionKind = (typeof provisionKinds)[number]

export type Provision = {
  /** Unique in the text, made of the nearest numbering: `quy-dinh.dieu-3.khoan-2.diem-dd`. */
  id: string
  kind: ProvisionKind
  /** As printed: `17a`, `II`, `đ`; '' for an attachment and for `other`. */
  number: string
  /** `Điều 17a`, `Khoản 2`, `Điểm đ`, `Phụ lục I`, `Quy định`; a group line `I.` has `I`. */
  label: string
  /** The name printed beside or under the number; '' when there is none. */
  title: string
  /** Its own words without children's: paragraphs joined by `\n`. */
  text: string
  children: Provision[]
}

/** What an officer should look at before opening the text for comments. */
export type ProvisionWarning = {
  code: ProvisionWarningCode
  /** Vietnamese: what is wrong and what to do. */
  message: string
  /** Id of the provision meant. */
  provision?: string
  /** Index of the input block meant. */
  block?: number
}

export type ProvisionWarningCode =
  | 'no-article'
  | 'text-before'
  | 'gap'
  | 'repeat'
  | 'order'
  | 'empty'
  | 'letter'
  | 'd-or-dd'
  | 'quote-open'
  | 'text-twice'
  | 'attachment-unnamed'
  | 'long-text'

export type ParsedProvisions = {
  /** In document order; every word of the input is in one of them or in `ignored`. */
  provisions: Provision[]
  warnings: ProvisionWarning[]
  /** Running heads, page numbers, signature boxes and a second copy of the text, line by line. */
  ignored: string[]
}

/** Reads paragraphs (of Word, of a rich text) or lines (of a PDF) into provisions; never throws, takes time linear in the text. */
export function parseProvisions(blocks: readonly { text: string }[]): ParsedProvisions {
  const page = dropRunningHeads(readLines(blocks))
  const joined = joinBrokenLines(page.lines)
  const once = dropSecondCopy(joined.lines)
  const quoted = markQuoted(once.lines)
  const built = build(quoted.lines, joined.wrapped)
  settleTitles(built.provisions)
  const copies = dropCopies(built)
  const { provisions } = copies
  return {
    provisions,
    warnings: check({ ...built, provisions }, [
      ...once.warnings,
      ...quoted.warnings,
      ...copies.warnings,
    ]),
    ignored: [...page.ignored, ...once.ignored, ...built.ignored, ...copies.ignored],
  }
}
