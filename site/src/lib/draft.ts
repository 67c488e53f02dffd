import { citePath, isCitable, provisionPath } from '#shared/provisions/tree.ts'
import type { Provision, ProvisionKind } from '#shared/provisions.ts'
import type { PublicationOf } from '#shared/publication.ts'

/** The text under consultation as a page shows it. */

const headings: ReadonlySet<ProvisionKind> = new Set([
  'part',
  'chapter',
  'section',
  'subsection',
  'attachment',
  'appendix',
])

/** Whether it is a heading over articles rather than words of its own. */
export const isHeading = (provision: Provision) => headings.has(provision.kind)

/** A heading with the provisions right under it; `path` from the top to the heading, empty before the first. */
export type DraftGroup = { path: Provision[]; items: Provision[] }

/** The tree as a list of headings, for contents and for choosing. */
export function groupsOf(provisions: readonly Provision[], path: Provision[] = []): DraftGroup[] {
  const items = provisions.filter((one) => isCitable(one) && !isHeading(one))
  const own = path.length > 0 || items.length > 0 ? [{ path, items }] : []
  const below = provisions
    .filter(isHeading)
    .flatMap((one) => groupsOf(one.children, [...path, one]))
  return [...own, ...below]
}

/** `Điều 5. Kê khai giá`. */
export function nameOf({ label, title }: Pick<Provision, 'label' | 'title'>): string {
  return title === '' ? label : `${label}. ${title}`
}

/** `Khoản 2 Điều 5 Quy định kèm theo`, as it starts a line. */
export function citation(path: readonly Provision[]): string {
  const words = citePath(path)
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** Its own words, paragraph by paragraph; a clause or point with its number as printed. */
export function paragraphsOf({ kind, number, title, text }: Provision): string[] {
  const own = text === '' ? [] : text.split('\n')
  if (kind !== 'clause' && kind !== 'point') return own
  const mark = kind === 'clause' || /\d\.\d/.test(number) ? `${number}.` : `${number})`
  const [first, ...rest] = own
  return [[mark, title, first].filter(Boolean).join(' '), ...rest]
}

/** Characters of a quoted passage, after which it is cut between paragraphs. */
const passageLimit = 600

/** What is quoted over the form: the provision with all under it, as far as it is short. */
export function passageOf(provision: Provision): { paragraphs: string[]; cut: boolean } {
  const all = isHeading(provision) ? [] : everyParagraph(provision)
  let length = 0
  const paragraphs = all.filter((one, at) => {
    length += one.length
    return at === 0 || length <= passageLimit
  })
  return { paragraphs, cut: isHeading(provision) || paragraphs.length < all.length }
}

const everyParagraph = (provision: Provision): string[] => [
  ...paragraphsOf(provision),
  ...provision.children.flatMap(everyParagraph),
]

export type Count = { received: number; shown: number }
type Tally = PublicationOf<'tally'>

/** Comments by the điều they are about (by the heading for those about none); `lost` are about nothing in this text. */
export function countsByArticle(
  provisions: readonly Provision[],
  tally: Tally | undefined,
): { counts: Map<string, Count>; lost: Count } {
  const counts = new Map<string, Count>()
  const lost: Count = { received: 0, shown: 0 }
  for (const { id, received, shown } of tally?.provisions ?? []) {
    if (id === '') continue
    const path = provisionPath(provisions, id)
    const unit =
      path.find((one) => one.kind === 'article') ?? path.findLast(isHeading) ?? path.at(-1)
    const count = unit ? (counts.get(unit.id) ?? { received: 0, shown: 0 }) : lost
    count.received += received
    count.shown += shown
    if (unit) counts.set(unit.id, count)
  }
  return { counts, lost }
}

/** `3 chương, 14 điều`: what the contents hold. */
export function contentsWords(groups: readonly DraftGroup[]): string {
  const chapters = groups.filter(({ path }) => path.at(-1)?.kind === 'chapter').length
  const articles = groups.reduce(
    (sum, { items }) => sum + items.filter(({ kind }) => kind === 'article').length,
    0,
  )
  return [chapters > 0 && `${chapters} chương`, `${articles} điều`].filter(Boolean).join(', ')
}
