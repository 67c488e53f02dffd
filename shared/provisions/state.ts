import type { Provision } from '../provisions.ts'
import { addText, type Builder, type Container, newNode } from './builder.ts'
import type { Line } from './lines.ts'

/** Where the reading stands. */
export type State = {
  builder: Builder
  lines: Line[]
  at: number
  /** Lines are a page's, joined as well as can be: an unfinished sentence before a number speaks against it. */
  wrapped: boolean
  /** A text without điều (a report, a plan) is read by its groups `I.`, `1.`, `a)` instead. */
  hasArticles: boolean
  place: Container
  /** The text or attachment that an appendix interrupts. */
  main: Container
  /** A heading whose name may stand on the next line. */
  naming?: Provision | undefined
  /** Rows of a table go on: numbers are its rows'. */
  inTable: boolean
  before: string
}

export const lineAt = (state: State, at = state.at) => state.lines[at]

/** The node that takes a paragraph without a marker: the one it follows. */
export function currentNode(state: State): Provision {
  const { place, builder, at } = state
  if (place.closing) return place.closing
  const top = place.frames.at(-1)
  if (top && (place.frames.length > 1 || place.kind !== 'text')) return top.node
  const first = builder.roots[0]
  if (first) return first
  const preamble = newNode(builder, state.lines[at]?.block ?? 0, 'mo-dau', {
    kind: 'other',
    number: '',
    label: 'Phần mở đầu',
  })
  builder.roots.push(preamble)
  return preamble
}

/** A paragraph of the provision before; `glue` is a space when it only goes on a sentence. */
export function takeText(state: State, glue = '\n'): void {
  addText(currentNode(state), lineAt(state)?.text ?? '', glue)
}

export const hasOpen = (place: Container, rank: number) =>
  place.frames.some((frame) => frame.rank === rank)
