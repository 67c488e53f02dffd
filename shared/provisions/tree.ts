import type { Provision } from '../provisions.ts'

/** Walks and words for a tree of provisions. */

/** An attachment whose name is not printed; cited as "Văn bản kèm theo". */
export const unnamedLabel = 'Văn bản'

/** Every provision in document order, parents before their children. */
export function flattenProvisions(provisions: readonly Provision[]): Provision[] {
  return provisions.flatMap((one) => [one, ...flattenProvisions(one.children)])
}

/** From the top of the tree down to the provision; empty when there is none of this id. */
export function provisionPath(provisions: readonly Provision[], id: string): Provision[] {
  for (const one of provisions) {
    if (one.id === id) return [one]
    const below = provisionPath(one.children, id)
    if (below.length > 0) return [one, ...below]
  }
  return []
}

export function findProvision(provisions: readonly Provision[], id: string): Provision | undefined {
  return provisionPath(provisions, id).at(-1)
}

/** What people may comment on: everything but the preamble and the signature. */
export const isCitable = (provision: Provision) => provision.kind !== 'other'

const lower = (label: string) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`

/** The words of one step of a citation; a group line `I.` is cited as mục I. */
function step(provision: Provision): string {
  const { kind, label, number } = provision
  if (kind === 'attachment') return `${label} kèm theo`
  if (kind === 'section' && label === number) return `mục ${number}`
  return kind === 'clause' || kind === 'point' ? lower(label) : label
}

/** In a citation of a điều its phần, chương and mục are left out: numbers of điều run through them. */
const between = new Set(['part', 'chapter', 'section', 'subsection'])

/** Cites the last provision of a path as law does, from small to large: `điểm đ khoản 2 Điều 3 Quy định kèm theo`. */
export function citePath(path: readonly Provision[]): string {
  const article = path.findIndex((one) => one.kind === 'article')
  return path
    .filter((one, at) => article < 0 || at >= article || !between.has(one.kind))
    .toReversed()
    .map(step)
    .join(' ')
}

/** The citation of a provision, as `citePath`; undefined when there is none of this id. */
export function provisionLabel(provisions: readonly Provision[], id: string): string | undefined {
  const path = provisionPath(provisions, id)
  return path.length > 0 ? citePath(path) : undefined
}

/** Citations of all provisions by id. */
export function provisionLabels(provisions: readonly Provision[]): Map<string, string> {
  const labels = new Map<string, string>()
  const walk = (nodes: readonly Provision[], above: Provision[]) => {
    for (const node of nodes) {
      const path = [...above, node]
      labels.set(node.id, citePath(path))
      walk(node.children, path)
    }
  }
  walk(provisions, [])
  return labels
}

/** Orders ids as the document does; ids that it lacks (and '' for a general comment) come last. */
export function compareProvisions(
  provisions: readonly Provision[],
): (a: string, b: string) => number {
  const order = new Map(flattenProvisions(provisions).map(({ id }, at) => [id, at]))
  const place = (id: string) => order.get(id) ?? order.size
  return (a, b) => place(a) - place(b)
}

/** The printed first line: `Điều 1. Tên`, `1. …`, `đ) …`; a chapter's name goes on a line of its own. */
function firstLine({ kind, label, number, title }: Provision): string {
  if (kind === 'other' || label === unnamedLabel) return ''
  if (kind === 'clause') return `${number}. ${title}`
  if (kind === 'point') return `${number}${/\d\.\d/.test(number) ? '.' : ')'} ${title}`
  if (kind === 'article' || label === number) return `${label}. ${title}`
  const name = kind === 'attachment' ? label.toUpperCase() : label
  return title === '' ? name : `${name}\n${title}`
}

/** The whole text again, as plain text that `parseProvisions` reads back. */
export function provisionText(provisions: readonly Provision[]): string {
  return provisions
    .map((one) => {
      const first = firstLine(one).trim()
      const inline = (one.kind === 'clause' || one.kind === 'point') && one.text !== ''
      const own = inline ? `${first} ${one.text}` : [first, one.text].filter(Boolean).join('\n')
      return [own, provisionText(one.children)].filter(Boolean).join('\n')
    })
    .filter(Boolean)
    .join('\n')
}
