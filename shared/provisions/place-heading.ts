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
import { unnamedLabel } from './tree.ts'

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
    label: unnamedLabel,
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

/** The điều that is open, while it has a heading only, beside or below its number. */
function bareArticle(state: State): Provision | undefined {
  const node = state.place.frames.at(-1)?.node
  return node?.kind === 'article' && (node.text === '' || node.title === '') ? node : undefined
}

/** A form or a model contract has its own điều only when they go on: a lone "Điều 1." is a cell of a table. */
function startsNumbering({ lines, at }: State): boolean {
  for (const { text } of lines.slice(at + 1, at + 1 + longestArticle)) {
    const marker = text.startsWith('Đ') ? markerOf(text) : undefined
    if (marker?.kind === 'article' && marker.strong) return marker.number === '2'
  }
  return false
}

/** Lines of the longest điều of a model contract. */
const longestArticle = 200

/**
 * Where a điều met in an appendix belongs: to the appendix when it starts or goes on a numbering there,
 * else to the text that the appendix interrupts, unless that is signed; undefined when it is only mentioned.
 */
function containerFor(state: State, value: number): Container | undefined {
  const { place, main } = state
  if (place.kind !== 'appendix') return place
  if (
    place.lastArticle > 0 ? value === place.lastArticle + 1 : value === 1 && startsNumbering(state)
  )
    return place
  return main.closing ? undefined : main
}

const midSentence = /(?:,| và| hoặc| khoản \S+| điểm \S+)$/i

/** An điều whose number is not the next one: a heading when nothing says that it goes on a sentence. */
function standsApart({ before, wrapped, inTable }: State, { strong, sign, rest }: Marker): boolean {
  const goesOn = endsInReference(before) || midSentence.test(before.slice(-30))
  if (sign !== '' && strong) return !(wrapped && goesOn)
  return !inTable && !goesOn && !isFinished(rest) && (isFinished(before) || rest === '')
}

function placeArticle(state: State, marker: Marker): boolean {
  const { builder } = state
  const { number, rest, sign } = marker
  const value = Number.parseInt(number, 10)
  const place = containerFor(state, value)
  if (!place) return false
  const last = place.lastArticle
  const next = value === last + 1 || (value === last && number !== `${value}`)
  if (!next && !standsApart(state, marker)) return false
  if ((!marker.strong || sign === '') && endsInReference(state.before)) return false
  state.place = place
  const open = bareArticle(state)
  const same = open?.number === number && bare(open.title + open.text) === bare(rest)
  if (open?.number === number && (same || open.text === '')) {
    if (same) builder.ignored.push(lineAt(state)?.text ?? '')
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
