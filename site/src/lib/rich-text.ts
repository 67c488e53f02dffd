import sanitize from 'sanitize-html'
import { paths } from '#shared/paths.ts'
import type { PublicFile } from '#shared/publication-parts.ts'
import type { Reader } from '../../reader.ts'
import { resolveHref } from './links.ts'

export type Heading = { id: string; text: string; level: number }
export type RichText = { html: string; headings: Heading[] }

const allowedTags =
  'p h2 h3 h4 ul ol li a strong em b i u s code sub sup blockquote hr br figure figcaption img table caption colgroup col thead tbody tfoot tr th td'.split(
    ' ',
  )
const allowedAttributes = {
  '*': ['lang', 'id'],
  a: ['href', 'hreflang', 'download'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
  ol: ['start', 'type', 'reversed'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  col: ['span'],
}

/** A tag that is on the list and says nothing more. */
const bareTag =
  /<\/?(?:p|h[2-4]|ul|ol|li|strong|em|b|i|u|s|code|sub|sup|blockquote|table|caption|thead|tbody|tfoot|tr|th|td)>|<[bh]r ?\/?>/g

const fileHref = /^portal:file\/([0-9a-f]{64})$/

/**
 * A publication's HTML for the page: `portal:` targets become addresses (one that is not published
 * becomes plain text), pictures get their size, headings start at `top` and carry an id, tables scroll
 * inside themselves. What is not in the list of tags above goes, whatever the feed says.
 */
export function resolveRichText(
  html: string,
  { read, files, top }: { read: Reader; files: readonly PublicFile[]; top: 2 | 3 },
): RichText {
  const levels = [...html.matchAll(/<h([2-4])\b/g)].map((found) => Number(found[1]))
  const shift = top - Math.min(4, ...levels)
  const fileOf = (href: string | undefined) => {
    const sha256 = fileHref.exec(href ?? '')?.[1]
    return sha256 === undefined ? undefined : files.find((file) => file.sha256 === sha256)
  }
  const address = (href: string) => {
    if (!href.startsWith('portal:file/')) return resolveHref(href, read)
    const file = fileOf(href)
    return file && paths.file(file.sha256, file.name)
  }
  const headings: Heading[] = []
  const shifted = (tagName: string) => `h${Math.min(4, Number(tagName[1]) + shift)}`
  const heading = (tagName: string) => ({ tagName: shifted(tagName), attribs: {} })
  const options: sanitize.IOptions = {
    allowedTags,
    allowedAttributes,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'a' && attribs.href === undefined
        ? 'excludeTag'
        : tag === 'img' && attribs.src === undefined,
    transformTags: {
      h2: heading,
      h3: heading,
      h4: heading,
      a: (tagName, attribs) => {
        const href = attribs.href === undefined ? undefined : address(attribs.href)
        return { tagName, attribs: href === undefined ? {} : { href } }
      },
      img: (tagName, attribs) => {
        const file = fileOf(attribs.src)
        if (!file) return { tagName, attribs: {} }
        const size =
          file.width && file.height ? { width: `${file.width}`, height: `${file.height}` } : {}
        const src = paths.file(file.sha256, file.name)
        return { tagName, attribs: { src, alt: attribs.alt ?? '', ...size, loading: 'lazy' } }
      },
    },
  }
  const safe = isBare(html)
    ? html.replace(/(?<=<\/?)h[2-4](?=>)/g, shifted)
    : sanitize(html, options)
  const numbered = safe.replace(/<h([2-4])>(.*?)<\/h\1>/gs, (_, level: string, words: string) => {
    const id = `muc-${headings.length + 1}`
    headings.push({ id, text: plainText(words), level: Number(level) })
    return `<h${level} id="${id}">${words}</h${level}>`
  })
  return { html: framedTables(numbered), headings }
}

/**
 * Text with bare tags only, as most of it is: nothing has to be taken out, and no parser asked. Tables
 * must be whole, since something is put round them.
 */
function isBare(html: string): boolean {
  const count = (tag: string) => html.split(tag).length
  return !/[<>]/.test(html.replace(bareTag, '')) && count('<table>') === count('</table>')
}

/** A wide table scrolls in a region of its own that the keyboard reaches. */
function framedTables(html: string): string {
  let count = 0
  return html
    .replace(/<table>/g, () => {
      count += 1
      return `<div class="table" tabindex="0" role="region" aria-label="Bảng ${count}"><table>`
    })
    .replace(/<\/table>/g, '</table></div>')
}

/** Words of a piece of HTML, without tags. */
export function plainText(html: string): string {
  const words = isBare(html)
    ? html.replace(bareTag, '')
    : sanitize(html, { allowedTags: [], allowedAttributes: {} })
  return words
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The headings worth a list of contents: of the highest level that has several; none when no level has. */
export function contentsOf(headings: readonly Heading[]): Heading[] {
  for (const level of [2, 3, 4]) {
    const found = headings.filter((heading) => heading.level === level)
    if (found.length > 1) return found
  }
  return []
}

/** Files that the text does not already show: pictures inside a text are no attachments. */
export function attachmentsOf(publication: {
  body: string
  files: readonly PublicFile[]
}): PublicFile[] {
  return publication.files.filter((file) => !publication.body.includes(file.sha256))
}
