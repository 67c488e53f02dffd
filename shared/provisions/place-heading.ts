import type { Provision } from '../provisions.ts'
import { endsInReference } from './broken-lines.ts'
import {
  addText,
  type Container,
  container,
  newNode,
  parentFor,
  push,
  wantedId,
} from './builder.ts'
import { bare, isCapitals, isFinished } from './lines.ts'
import { type Marker, markerOf } from './markers.ts'
import { chapterValue } from './numbers.ts'
import { lineAt, type State } from './state.ts'

/** Whether a line that names a phần, chương, mục or điều is that heading or only speaks of one. */

export const isHeading = (kind: Marker['kind']) =>
  /^(?:part|chapter|section|subsection|article)$/.test(kind)

/** How far below a heading its first điều, or a lower heading, stands. */
const reach = 6

function leadsToArticle(state: State): boolean {
  for (const { text, quoted } of state.lines.slice(state.at + 1, state.at + 1 + reach)) {
    const marker = quoted ? undefined : markerOf(text)
    if (marker) return isHeading(marker.kind)
  }
  return false
}

const words = { part: 'Phần', chapter: 'Chương', section: 'Mục', subsection: 'Tiểu mục' } as const

/** An attached text that starts without a name of its own, after the signature. */
function openUnnamed(state: State): void {
  const { builder } = state
  const node = newNode(builder, lineAt(state)?.block ?? 0, 'kem-theo', {
    kind: 'attachment',
    number: '',
    label: 'Văn bản kèm theo',
  })
  builder.roots.push(node)
  state.place = container(node, 'attachment', `${node.id}.`)
  state.main = state.place
}

function placeTitle(state: State, marker: Marker, kind: keyof typeof words): boolean {
  const { builder, place } = state
  const { number, rest, sign } = marker
  if (place.kind === 'appendix' || endsInReference(state.before)) return false
  if (state.hasArticles && !leadsToArticle(state)) return false
  const last = parentFor(place, kind).sequences[kind]?.number
  const next = chapterValue(number) === (last ? chapterValue(last) : 0) + 1
  if (!marker.strong && !isCapitals(rest) && !next) return false
  if (place.closing && chapterValue(number) === 1) openUnnamed(state)
  const node = newNode(
    builder,
    lineAt(state)?.block ?? 0,
    wantedId(builder, state.place, kind, number),
    {
      kind,
      number,
      label: `${words[kind]} ${number}`,
      title: rest,
    },
  )
  push(state.place, kind, node, { number, sign })
  state.naming = rest === '' || isCapitals(rest) ? node : undefined
  return true
}

/** The điều that is open and has nothing but its heading yet. */
function bareArticle(state: State): Provision | undefined {
  const node = state.place.frames.at(-1)?.node
  return node?.kind === 'article' && node.text === '' ? node : undefined
}

/** A điều after an appendix belongs to the text again unless it starts or goes on a numbering there. */
function containerFor({ place, main }: State, value: number): Container {
  if (place.kind !== 'appendix') return place
  const goesOn = place.lastArticle === 0 ? value === 1 : value === place.lastArticle + 1
  return !goesOn && (place.lastArticle === 0 || value === main.lastArticle + 1) ? main : place
}

function placeArticle(state: State, marker: Marker): boolean {
  const { builder } = state
  const { number, rest, sign } = marker
  const value = Number.parseInt(number, 10)
  const place = containerFor(state, value)
  const last = place.lastArticle
  const next = value === last + 1 || (value === last && number !== `${value}`)
  const interrupts =
    endsInReference(state.before) || (!isFinished(state.before) && !isCapitals(state.before))
  if (!next && (!marker.strong || (state.wrapped && interrupts))) return false
  if (!marker.strong && endsInReference(state.before)) return false
  state.place = place
  const open = bareArticle(state)
  if (open?.number === number) {
    if (bare(open.title) === bare(rest)) builder.ignored.push(lineAt(state)?.text ?? '')
    else addText(open, lineAt(state)?.text ?? '')
    return true
  }
  if (value === 1 && last > 0 && state.place.closing) openUnnamed(state)
  const node = newNode(
    builder,
    lineAt(state)?.block ?? 0,
    wantedId(builder, state.place, 'article', number),
    {
      kind: 'article',
      number,
      label: `Điều ${number}`,
      title: rest,
    },
  )
  push(state.place, 'article', node, { number, sign })
  state.place.lastArticle = value
  delete state.place.closing
  return true
}

/** Tries to read the line as a heading; false leaves it a paragraph. */
export function placeHeading(state: State, marker: Marker): boolean {
  if (marker.kind === 'article') return placeArticle(state, marker)
  const { kind } = marker
  if (kind === 'part' || kind === 'chapter' || kind === 'section' || kind === 'subsection')
    return placeTitle(state, marker, kind)
  return false
}
