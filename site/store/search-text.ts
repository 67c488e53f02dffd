import { parseDocumentNumber } from '#shared/document-number.ts'
import { documentTypeCodes } from '#shared/document-types.ts'
import type { Publication } from '#shared/publication.ts'
import { toneKey } from '#shared/text.ts'
import { foldedWords, foldedWordsOf, plainWords, withoutZeros } from './fold-words.ts'

/** The tables of words: of numbers, of heads folded and as written, of everything folded. */
export const wordIndexes = ['numbers', 'heads', 'written', 'search'] as const

/** The words of one publication for each index; the text is cut, since nobody seeks by its millionth letter. */
type SearchText = Record<(typeof wordIndexes)[number], string>

const textLimit = 400_000

/** What search finds of a publication; undefined for kinds that are not sought. */
export function searchText(publication: Publication): SearchText | undefined {
  const source = sourceOf(publication)
  return source && words(...source)
}

/** Whether search finds both by the same words. */
export function hasSameWords(one: Publication, other: Publication): boolean {
  const [first, second] = [sourceOf(one), sourceOf(other)]
  return first?.every((part, i) => part === second?.[i]) ?? second === undefined
}

/** What is sought in: number, title, more of the head, and the text as HTML. */
type Source = [number: string, title: string, more: string, html: string]

function sourceOf(publication: Publication): Source | undefined {
  const { title } = publication
  switch (publication.kind) {
    case 'article':
      return ['', title, publication.summary, publication.body]
    case 'page':
      return ['', title, publication.summary ?? '', publication.body]
    case 'document': {
      const { number, text = '' } = publication
      return [number, title, typeName(number), text]
    }
    case 'consultation':
      return ['', title, publication.summary, publication.affected ?? '']
    case 'agency':
      return ['', `${title} ${publication.shortName}`, publication.summary ?? '', '']
    default:
      return undefined
  }
}

/** "Quyết định" for `16/2017/QĐ-UBND`: people seek documents by it, and abstracts seldom say it. */
function typeName(printed: string): string {
  const parsed = parseDocumentNumber(printed)
  return (parsed.ok && parsed.number.typeCode && documentTypeCodes[parsed.number.typeCode]) || ''
}

function words(...[number, title, more, html]: Source): SearchText {
  const heads = foldedWords(`${number} ${title} ${more}`)
  return {
    numbers: foldedWords(number),
    heads,
    written: writtenWords(`${number} ${title} ${more}`),
    search: `${heads} ${foldedWordsOf(html, textLimit)}`,
  }
}

/** Words as written, each tone in one place. */
export function writtenWords(text: string): string {
  return withoutZeros(plainWords(toneKey(text)))
}
