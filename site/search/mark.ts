import { fold, nfc } from '#shared/text.ts'
import type { Marked } from '../reader.ts'

const wordForm = /[\p{L}\p{N}\p{M}]+/gu

/**
 * The original text cut into runs that were sought and runs that were not. A word is sought when its
 * folded form is one of `words`, or begins with the last of them, as in the index.
 */
export function mark(text: string, words: readonly string[]): Marked {
  const whole = new Set(words)
  const beginning = words.at(-1) ?? ''
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
    const folded = fold(found[0])
    const hit = whole.has(folded) || (beginning !== '' && folded.startsWith(beginning))
    push(source.slice(at, found.index), false)
    push(found[0], hit)
    at = found.index + found[0].length
  }
  push(source.slice(at), false)
  return runs
}

/** How many characters a passage has, about. */
const passageLength = 220

/** The part of a text where most of the sought words stand close together, marked; undefined when none does. */
export function passage(text: string, words: readonly string[]): Marked | undefined {
  const whole = new Set(words)
  const beginning = words.at(-1) ?? ''
  const hits: { at: number; word: string }[] = []
  for (const found of text.matchAll(wordForm)) {
    const folded = fold(found[0])
    if (whole.has(folded) || folded.startsWith(beginning))
      hits.push({ at: found.index, word: folded })
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
  const runs = mark(cut, words)
  if (start > 0) runs.unshift({ text: '… ', hit: false })
  if (end !== -1) runs.push({ text: ' …', hit: false })
  return runs
}
