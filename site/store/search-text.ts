import { parseDocumentNumber } from '#shared/document-number.ts'
import { documentTypeCodes } from '#shared/document-types.ts'
import type { Publication } from '#shared/publication.ts'
import { toneKey } from '#shared/text.ts'
import { plainFoldedWords, plainWords } from './fold-words.ts'

/** The tables of words: of numbers, of heads folded and as written, of everything folded. */
export const wordIndexes = ['numbers', 'heads', 'written', 'search'] as const

/** The words of one publication for each index; the text is cut, since nobody seeks by its millionth letter. */
type SearchText = Record<(typeof wordIndexes)[number], string>

const textLimit = 400_000

/** What search finds of a publication; undefined for kinds that are not sought. */
export function searchText(publication: Publication): SearchText | undefined {
  switch (publication.kind) {
    case 'article':
      return words('', publication.title, publication.summary, publication.body)
    case 'page':
      return words('', publication.title, publication.summary ?? '', publication.body)
    case 'document':
      return words(
        publication.number,
        publication.title,
        typeName(publication.number),
        publication.text ?? '',
      )
    case 'consultation':
      return words('', publication.title, publication.summary, publication.affected ?? '')
    case 'agency':
      return words(
        '',
        `${publication.title} ${publication.shortName}`,
        publication.summary ?? '',
        '',
      )
    default:
      return undefined
  }
}

/** "Quyết định" for `16/2017/QĐ-UBND`: people seek documents by it, and abstracts seldom say it. */
function typeName(printed: string): string {
  const parsed = parseDocumentNumber(printed)
  return (parsed.ok && parsed.number.typeCode && documentTypeCodes[parsed.number.typeCode]) || ''
}

function words(number: string, title: string, more: string, html: string): SearchText {
  const heads = foldedWords(`${number} ${title} ${more}`)
  return {
    numbers: foldedWords(number),
    heads,
    written: writtenWords(`${number} ${title} ${more}`),
    search: `${heads} ${foldedWords(textOf(html).slice(0, textLimit))}`,
  }
}

/** Words to be found whatever their marks and case, one space between; `02` is `2`, as people write both. */
export function foldedWords(text: string): string {
  return withoutZeros(plainFoldedWords(text))
}

/** The same words with their marks, each tone in one place. */
export function writtenWords(text: string): string {
  return withoutZeros(plainWords(toneKey(text)))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const inline = /<\/?(?:a|b|strong|i|em|u|s|sub|sup|span|code)\b[^>]*>/g

/** The text of our own sanitised HTML: blocks are parted by spaces, entities become characters. */
export function textOf(html: string): string {
  return html
    .replace(inline, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|nbsp));/gi, characterOf)
    .replace(/[^\S ]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function characterOf(_: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return entities[name.toLowerCase()] ?? ' '
  return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16))
}

function withoutZeros(words: string): string {
  return words.replace(/(?<=^| )0+(?=\d)/g, '')
}
