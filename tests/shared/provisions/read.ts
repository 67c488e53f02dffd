import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { splitPlainText } from '#shared/provisions/plain-text.ts'
import { flattenProvisions, provisionText } from '#shared/provisions/tree.ts'
import { type Provision, parseProvisions } from '#shared/provisions.ts'

const folder = `${import.meta.dirname}/`

export const sample = (name: string) => readFileSync(folder + name, 'utf8')

export type Codified = {
  doc: string
  articles: { source: string; heading: string; body: string }[]
}

/** 300 documents of the national codification, article by article. */
export const codified = (): Codified[] =>
  gunzipSync(readFileSync(`${folder}codified.jsonl.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): Codified => JSON.parse(line))

export const parse = (text: string) => parseProvisions(splitPlainText(text))

/** Ids of everything that can be cited. */
export const idsOf = (text: string) =>
  flattenProvisions(parse(text).provisions)
    .filter(({ kind }) => kind !== 'other')
    .map(({ id }) => id)

export const codesOf = (text: string) => parse(text).warnings.map(({ code }) => code)

export const articleNumbers = (provisions: Provision[]) =>
  flattenProvisions(provisions)
    .filter(({ kind }) => kind === 'article')
    .map(({ number }) => number)

/** Letters and digits only, one spelling: what may not be lost. */
export const words = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[ðɖ]/g, 'đ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The words of a parse: its tree and what it left out. */
export const wordsRead = (text: string) => {
  const { provisions, ignored } = parse(text)
  return { read: words(provisionText(provisions)), ignored: words(ignored.join('')) }
}

/** A tree as an indented outline: `Khoản 2 a b` on one line, everything else with its name. */
export function outline(provisions: Provision[], indent = ''): string {
  return provisions
    .map((one) => {
      if (one.kind === 'clause') {
        const points = one.children.map(({ number }) => ` ${number}`).join('')
        return `${indent}${one.number}.${points}\n`
      }
      const name = one.title === '' ? one.label : `${one.label}. ${one.title}`
      return `${indent}${name}\n${outline(one.children, `${indent}  `)}`
    })
    .join('')
}
