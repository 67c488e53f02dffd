import type { Publication } from '#shared/publication.ts'
import { fold, toneKey } from '#shared/text.ts'

/** The words of one publication for the index; the body is cut, since nobody seeks by its millionth letter. */
type SearchText = { number: string; title: string; body: string; exact: string }

const bodyLimit = 400_000

/** What search finds of a publication; undefined for kinds that are not sought. */
export function searchText(publication: Publication): SearchText | undefined {
  switch (publication.kind) {
    case 'article':
      return words('', publication.title, publication.summary, publication.body)
    case 'page':
      return words('', publication.title, publication.summary ?? '', publication.body)
    case 'document':
      return words(publication.number, publication.title, '', publication.text ?? '')
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

function words(number: string, title: string, summary: string, html: string): SearchText {
  return {
    number: plainWords(fold(number)),
    title: plainWords(fold(`${title} ${summary}`)),
    body: plainWords(fold(textOf(html).slice(0, bodyLimit))),
    exact: plainWords(toneKey(`${number} ${title} ${summary}`)),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

const inline = /<\/?(?:a|b|strong|i|em|u|s|sub|sup|span|code)\b[^>]*>/g

/** The text of our own sanitised HTML: blocks are parted by spaces, entities become characters. */
export function textOf(html: string): string {
  return html
    .replace(inline, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Letters and digits only, one space between: the same words for the index and for a query. */
export function plainWords(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
