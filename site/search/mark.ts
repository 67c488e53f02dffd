import { fold, nfc } from '#shared/text.ts'
import type { Marked } from '../reader.ts'
import { textOf } from '../store/html-text.ts'
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
const stretchLength = 3000

/**
 * The part of HTML's text where most of the sought words stand close together, marked; undefined when
 * none does. Of a long text it is the best part of the first stretch that has any: the rest is not read.
 */
export function passageOfHtml(html: string, sought: Sought): Marked | undefined {
  for (let from = 0; from < html.length; ) {
    const end = html.indexOf('</p>', from + stretchLength)
    const to = end === -1 ? html.length : end
    const found = passage(textOf(html.slice(from, to)), sought)
    if (found && from > 0 && found[0]?.text !== before) found.unshift({ text: before, hit: false })
    if (found && end !== -1 && found.at(-1)?.text !== after) found.push({ text: after, hit: false })
    if (found) return found
    from = to
  }
  return undefined
}

/** The same of plain text, looked through as a whole. */
export function passage(text: string, sought: Sought): Marked | undefined {
  const places = placesOf(text, sought)
  return places.length > 0 ? cutAround(text, bestOf(places), sought) : undefined
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

/** What stands for the text that a passage leaves out. */
const [before, after] = ['… ', ' …']

function cutAround(text: string, at: number, sought: Sought): Marked {
  const start = text.lastIndexOf(' ', Math.max(0, at - 40)) + 1
  const end = text.indexOf(' ', Math.min(text.length, start + passageLength))
  const runs = mark(text.slice(start, end === -1 ? undefined : end), sought)
  if (start > 0) runs.unshift({ text: before, hit: false })
  if (end !== -1) runs.push({ text: after, hit: false })
  return runs
}

/** Where a sought word stands in a text. */
type Place = { from: number; to: number; word: string }

/** Sought words in their order: whole ones, and those that begin with the last when it may be begun. */
function placesOf(text: string, { words, begun }: Sought): Place[] {
  const folded = foldInPlace(text)
  const places = new Map<number, Place>()
  for (const word of new Set(words)) {
    const open = begun && word === words.at(-1)
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
      let from = at
      let to = at + word.length
      // `2` is sought in `02` too.
      if (/^\d/.test(word)) while (folded[from - 1] === '0') from -= 1
      if (open) while (isInWord(folded, to)) to += 1
      if (!isInWord(folded, from - 1) && !isInWord(folded, to)) places.set(from, { from, to, word })
    }
  }
  return [...places.values()].sort((a, b) => a.from - b.from)
}

/** Whether a UTF-16 unit is a letter or a digit, learnt when it is first met. */
const inWord = new Map<number, boolean>()

function isInWord(folded: string, at: number): boolean {
  const unit = folded.charCodeAt(at)
  const known = inWord.get(unit)
  if (known !== undefined) return known
  const is = /[\p{L}\p{N}]/u.test(folded.charAt(at))
  inWord.set(unit, is)
  return is
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
