import { fold, nfc } from '#shared/text.ts'
import type { Marked } from '../reader.ts'
import type { Query } from './query.ts'

type Sought = Pick<Query, 'words' | 'begun'>

/** The original text cut into runs that were sought and runs that were not. */
export function mark(text: string, sought: Sought): Marked {
  const source = nfc(text)
  const runs: Marked = []
  let at = 0
  for (const { from, to } of placesOf(source, sought)) {
    if (from > at) runs.push({ text: source.slice(at, from), hit: false })
    runs.push({ text: source.slice(from, to), hit: true })
    at = to
  }
  if (at < source.length) runs.push({ text: source.slice(at), hit: false })
  return runs
}

/** How many characters a passage has, about; how much of a text is looked through at once. */
const passageLength = 220
const stretchLength = 5000

/**
 * The part of a text where most of the sought words stand close together, marked; undefined when none
 * does. Of a long text it is the best part of the first stretch that has any.
 */
export function passage(text: string, sought: Sought): Marked | undefined {
  for (let from = 0; from < text.length; from += stretchLength) {
    const places = placesOf(text.slice(from, from + stretchLength), sought)
    if (places.length > 0) return cutAround(text, from + bestOf(places), sought)
  }
  return undefined
}

function bestOf(places: readonly Place[]): number {
  let best = { at: 0, different: 0 }
  for (const [i, { from }] of places.entries()) {
    const near = new Set<string>()
    for (let j = i; j < places.length; j += 1) {
      const place = places[j] as Place
      if (place.from >= from + passageLength) break
      near.add(place.word)
    }
    if (near.size > best.different) best = { at: from, different: near.size }
  }
  return best.at
}

function cutAround(text: string, at: number, sought: Sought): Marked {
  const start = text.lastIndexOf(' ', Math.max(0, at - 40)) + 1
  const end = text.indexOf(' ', Math.min(text.length, start + passageLength))
  const runs = mark(text.slice(start, end === -1 ? undefined : end), sought)
  if (start > 0) runs.unshift({ text: '… ', hit: false })
  if (end !== -1) runs.push({ text: ' …', hit: false })
  return runs
}

/** Where a sought word stands in a text. */
type Place = { from: number; to: number; word: string }

/** Sought words in their order: whole ones, or those that begin with the last when it may be begun. */
function placesOf(text: string, { words, begun }: Sought): Place[] {
  const whole = words.map((word) => (/^\d/.test(word) ? `0*${word}` : word))
  const more = begun ? [`${words.at(-1)}[\\p{L}\\p{N}]*`] : []
  const form = `(?<![\\p{L}\\p{N}])(?:${[...whole, ...more].join('|')})(?![\\p{L}\\p{N}])`
  return Array.from(foldInPlace(text).matchAll(new RegExp(form, 'gu')), ({ index, 0: word }) => ({
    ...{ from: index, to: index + word.length, word },
  }))
}

/** What each UTF-16 unit becomes, learnt when it is first met; 0 is not learnt. */
const becomes = new Uint16Array(0x10000)

/** The text folded, each letter where it stood; the few that fold to none or to several stay as they are. */
function foldInPlace(text: string): string {
  const letters = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    letters[at] = becomes[unit] || learn(unit)
  }
  return Buffer.from(letters.buffer).toString('utf16le')
}

function learn(unit: number): number {
  const folded = fold(String.fromCharCode(unit))
  const letter = folded.length === 1 ? folded.charCodeAt(0) : unit
  becomes[unit] = letter
  return letter
}
