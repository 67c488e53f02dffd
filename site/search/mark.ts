import { nfc } from '#shared/text.ts'
import type { Marked } from '../reader.ts'
import { foldedWords } from '../store/search-text.ts'
import type { Query } from './query.ts'

const wordForm = /[\p{L}\p{N}\p{M}]+/gu

type Sought = Pick<Query, 'words' | 'begun'>

/** Whether a word as printed is sought: its folded form is one of the words, or begins with the last. */
function seeker({ words, begun }: Sought): (printed: string) => string | undefined {
  const whole = new Set(words)
  const beginning = begun ? words.at(-1) : undefined
  return (printed) => {
    const folded = foldedWords(printed)
    const hit = whole.has(folded) || (beginning !== undefined && folded.startsWith(beginning))
    return hit ? folded : undefined
  }
}

/** The original text cut into runs that were sought and runs that were not. */
export function mark(text: string, sought: Sought): Marked {
  const seek = seeker(sought)
  const runs: Marked = []
  const push = (part: string, hit: boolean) => {
    if (part === '') return
    const last = runs.at(-1)
    if (last?.hit === hit) last.text += part
    else runs.push({ text: part, hit })
  }
  const source = nfc(text)
  let at = 0
  for (const found of source.matchAll(wordForm)) {
    push(source.slice(at, found.index), false)
    push(found[0], seek(found[0]) !== undefined)
    at = found.index + found[0].length
  }
  push(source.slice(at), false)
  return runs
}

/** How many characters a passage has, about. */
const passageLength = 220

/** The part of a text where most of the sought words stand close together, marked; undefined when none does. */
export function passage(text: string, sought: Sought): Marked | undefined {
  const seek = seeker(sought)
  const hits: { at: number; word: string }[] = []
  for (const found of text.matchAll(wordForm)) {
    const word = seek(found[0])
    if (word !== undefined) hits.push({ at: found.index, word })
    if (hits.length > 2000) break
  }
  if (hits.length === 0) return undefined
  let best = { at: hits[0]?.at ?? 0, different: 0 }
  for (const [i, { at }] of hits.entries()) {
    const near = new Set<string>()
    for (let j = i; j < hits.length && (hits[j]?.at ?? 0) < at + passageLength; j += 1)
      near.add(hits[j]?.word ?? '')
    if (near.size > best.different) best = { at, different: near.size }
  }
  const start = text.lastIndexOf(' ', Math.max(0, best.at - 40)) + 1
  const end = text.indexOf(' ', Math.min(text.length, start + passageLength))
  const cut = text.slice(start, end === -1 ? undefined : end)
  const runs = mark(cut, sought)
  if (start > 0) runs.unshift({ text: '… ', hit: false })
  if (end !== -1) runs.push({ text: ' …', hit: false })
  return runs
}
