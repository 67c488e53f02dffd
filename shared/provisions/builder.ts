import type { Provision, ProvisionKind } from '../provisions.ts'
import { idPart } from './numbers.ts'

/** How deep a node stands: a node closes every open one of the same rank or deeper. */
export const ranks = {
  container: 0,
  part: 1,
  chapter: 2,
  section: 3,
  subsection: 4,
  article: 5,
  'letter-group': 6,
  group: 7,
  clause: 8,
  'numbered-point': 9,
  point: 10,
} as const
export type Rank = keyof typeof ranks

/** The last number and the sign of the children of one rank, to know which number comes next. */
export type Sequence = { number: string; sign: string }

export type Frame = {
  node: Provision
  rank: number
  sequences: Partial<Record<Rank, Sequence>>
}

/** The text itself, an attachment or an appendix, and what is open in it. */
export type Container = {
  node: Provision
  kind: 'text' | 'attachment' | 'appendix'
  prefix: string
  frames: Frame[]
  lastArticle: number
  closing?: Provision
}

export type Builder = {
  roots: Provision[]
  ids: Map<string, number>
  /** Block of the input where each provision starts. */
  blocks: Map<string, number>
  /** Provisions whose id was taken already. */
  repeated: Map<string, string>
  ignored: string[]
  /** How many attachments of each name there are: the second Quy chế is `quy-che-2`. */
  attachments: Map<string, number>
}

export const newBuilder = (): Builder => ({
  roots: [],
  ids: new Map(),
  blocks: new Map(),
  repeated: new Map(),
  ignored: [],
  attachments: new Map(),
})

/** A free id: the wanted one, or with `--2`, `--3` after it. */
export function claimId(builder: Builder, wanted: string): string {
  const count = (builder.ids.get(wanted) ?? 0) + 1
  builder.ids.set(wanted, count)
  return count === 1 ? wanted : claimId(builder, `${wanted}--${count}`)
}

export function newNode(
  builder: Builder,
  block: number,
  wanted: string,
  fields: { kind: ProvisionKind; number: string; label: string; title?: string; text?: string },
): Provision {
  const id = claimId(builder, wanted)
  builder.blocks.set(id, block)
  if (id !== wanted) builder.repeated.set(id, wanted)
  const { kind, number, label, title = '', text = '' } = fields
  return { id, kind, number, label, title, text, children: [] }
}

/** The text's own container has no node in the tree: its children are the roots. */
export function openText(builder: Builder): Container {
  const node: Provision = {
    id: '',
    kind: 'other',
    number: '',
    label: '',
    title: '',
    text: '',
    children: builder.roots,
  }
  return container(node, 'text', '')
}

export function container(node: Provision, kind: Container['kind'], prefix: string): Container {
  return {
    node,
    kind,
    prefix,
    frames: [{ node, rank: ranks.container, sequences: {} }],
    lastArticle: 0,
  }
}

/** The frame that a new node of this rank would stand in. */
export function parentFor(place: Container, rank: Rank): Frame {
  const frame = place.frames.findLast((one) => one.rank < ranks[rank])
  if (!frame) throw new Error('a container without its own frame')
  return frame
}

/** Hangs a node under its parent and opens it. */
export function push(place: Container, rank: Rank, node: Provision, sequence: Sequence): void {
  const parent = parentFor(place, rank)
  parent.sequences[rank] = sequence
  parent.node.children.push(node)
  place.frames.splice(place.frames.indexOf(parent) + 1)
  place.frames.push({ node, rank: ranks[rank], sequences: {} })
}

/** Adds a paragraph to a node's own text; `glue` is a space when the line only goes on. */
export function addText(node: Provision, text: string, glue = '\n'): void {
  node.text = node.text === '' ? text : `${node.text}${glue}${text}`
}

const words: Partial<Record<Rank, string>> = {
  chapter: 'chuong',
  section: 'muc',
  subsection: 'tieu-muc',
  part: 'phan',
  article: 'dieu',
  clause: 'khoan',
}

/** The id a provision asks for: chapters and articles under their container only, the rest under their parent. */
export function wantedId(builder: Builder, place: Container, rank: Rank, number: string): string {
  const own = `${words[rank] ?? (rank.endsWith('point') ? 'diem' : 'muc')}-${idPart(number)}`
  const top = `${place.prefix}${own}`
  const parent = parentFor(place, rank)
  const under = parent.node === place.node ? top : `${parent.node.id}.${own}`
  if (rank === 'part' || rank === 'article') return top
  if (rank === 'chapter') return builder.ids.has(top) ? under : top
  return under
}
