import { endsInReference } from './broken-lines.ts'
import { newNode, parentFor, push, type Rank, ranks, type Sequence, wantedId } from './builder.ts'
import { isFinished } from './lines.ts'
import type { Marker } from './markers.ts'
import { compareLetters, lettersBetween, romanValue } from './numbers.ts'
import { hasOpen, lineAt, type State } from './state.ts'

/** Whether a line's number makes it a khoản, a điểm or a group where it stands. */

/** `2` after `1`, `3b` after `3` or `3a`, `4` after `3b`. */
function followsNumber(number: string, last: string | undefined): boolean {
  const [value, before] = [Number.parseInt(number, 10), Number.parseInt(last ?? '0', 10)]
  if (value === before + 1) return true
  return value === before && number > (last ?? '')
}

/** `b` after `a`, `đ` after `d`, `b1` after `b`, `c` after `b1`. */
function followsLetter(number: string, last: string | undefined): boolean {
  if (last === undefined) return number === 'a'
  const [letter, before] = [number.charAt(0), last.charAt(0)]
  if (letter === before) return Number(number.slice(1)) === Number(last.slice(1)) + 1
  return compareLetters(letter, before) > 0 && lettersBetween(before, letter).length === 0
}

function followsGroup(number: string, last: string | undefined, letters: boolean): boolean {
  if (letters) return number.charCodeAt(0) === (last?.charCodeAt(0) ?? 64) + 1
  return romanValue(number) === (last ? romanValue(last) : 0) + 1
}

/** Numbers may have gaps, but a leap is a date or an amount. */
const longestLeap = 20

function isNext(marker: Marker, last: Sequence | undefined): boolean {
  if (marker.kind === 'point') return followsLetter(marker.number, last?.number)
  return followsNumber(marker.number, last?.number)
}

/** An item that is surely no cell of a table: long, or ended like a sentence. */
const isSentence = (text: string) => text.length >= 60 || isFinished(text)

/** Khoản and điểm: the next number is taken, another one only when nothing speaks against it. */
function accepts(state: State, marker: Marker, last: Sequence | undefined): boolean {
  const next = isNext(marker, last)
  if (lineAt(state)?.row || endsInReference(state.before)) return false
  if (last && last.sign !== marker.sign && !(next && marker.strong)) return false
  if (state.inTable && !(next && isSentence(marker.rest))) return false
  if (next) return true
  if (!marker.strong) return false
  if (!isFinished(state.before) && (state.wrapped || /(?:,| và| hoặc)$/.test(state.before)))
    return false
  if (marker.kind === 'point') return true
  const leap = Number.parseInt(marker.number, 10) - Number.parseInt(last?.number ?? '0', 10)
  return leap <= longestLeap && marker.number !== '0'
}

const labels = { clause: 'Khoản', 'numbered-point': 'Điểm', point: 'Điểm', group: '' } as const

function add(state: State, rank: Rank, marker: Marker): true {
  const { builder, place } = state
  const { number, rest, sign } = marker
  const word = labels[marker.kind as keyof typeof labels]
  const node = newNode(builder, lineAt(state)?.block ?? 0, wantedId(builder, place, rank, number), {
    kind: rank === 'clause' ? 'clause' : rank.endsWith('point') ? 'point' : 'section',
    number,
    label: `${word} ${number}`.trim(),
    ...(rank.endsWith('group') ? { title: rest } : { text: rest }),
  })
  push(place, rank, node, { number, sign })
  state.inTable = false
  return true
}

/** Khoản stand in an điều or a group; in a text without điều also by themselves. */
function placeClause(state: State, marker: Marker): boolean {
  const last = parentFor(state.place, 'clause').sequences.clause
  return accepts(state, marker, last) && add(state, 'clause', marker)
}

/** `1.1` only within khoản 1, one after the other. */
function placeNumberedPoint(state: State, marker: Marker): boolean {
  const [clause = '', number = ''] = marker.number.split('.')
  const parent = parentFor(state.place, 'numbered-point')
  const last = parent.sequences['numbered-point']?.number.split('.')[1]
  if (lineAt(state)?.row || state.inTable || parent.rank !== ranks.clause) return false
  if (parent.node.number !== clause || !followsNumber(number, last)) return false
  return add(state, 'numbered-point', marker)
}

function placePoint(state: State, marker: Marker): boolean {
  const parent = parentFor(state.place, 'point')
  return accepts(state, marker, parent.sequences.point) && add(state, 'point', marker)
}

/** Lines `A.`, `I.` between điều and khoản, or above khoản in a text without điều; only in order. */
function placeGroup(state: State, marker: Marker): boolean {
  if (lineAt(state)?.row || state.inTable || marker.rest.length > 300) return false
  const roman = followsGroup(
    marker.number,
    parentFor(state.place, 'group').sequences.group?.number,
    false,
  )
  if (roman) return add(state, 'group', marker)
  const last = parentFor(state.place, 'letter-group').sequences['letter-group']?.number
  return followsGroup(marker.number, last, true) && add(state, 'letter-group', marker)
}

/** Tries to read the line as a khoản, a điểm or a group; false leaves it a paragraph. */
export function placeNumbered(state: State, marker: Marker): boolean {
  const { place, hasArticles } = state
  const loose =
    place.kind === 'attachment' ? place.lastArticle === 0 : !hasArticles && place.kind === 'text'
  if (place.closing || !(hasOpen(place, ranks.article) || loose)) return false
  if (marker.kind === 'clause') return placeClause(state, marker)
  if (marker.kind === 'numbered-point') return placeNumberedPoint(state, marker)
  if (marker.kind === 'group') return placeGroup(state, marker)
  const within = hasOpen(place, ranks.article) || place.frames.length > 1
  return marker.kind === 'point' && within && placePoint(state, marker)
}
