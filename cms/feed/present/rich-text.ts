import sanitizeHtml from 'sanitize-html'
import type { Kind } from '#shared/publication.ts'
import { hrefSchema, type PublicFile } from '#shared/publication-parts.ts'
import { escapeHtml } from '../../http/html.ts'
import { sources } from '../sources.ts'
import type { Shelf } from './shelf.ts'
import { tableOf } from './table.ts'
import { clean, idOf, type Reference } from './values.ts'

/** A lexical node as stored; which properties it has depends on its type. */
export type LexicalNode = {
  type: string
  children?: LexicalNode[]
  text?: string
  format?: number | string
  tag?: string
  start?: number
  headerState?: number
  colSpan?: number
  rowSpan?: number
  relationTo?: string
  value?: Reference | number
  fields?: {
    linkType?: string
    url?: string | null
    doc?: { relationTo: string; value: Reference } | null
    alt?: string | null
    decorative?: boolean | null
    caption?: string | null
  }
}
export type RichText = { root: object } | null | undefined

/**
 * Lexical text → HTML of a publication: links become `portal:kind/id`, an address, or plain text;
 * uploads `portal:file/{sha256}`; then everything but the allowed tags and attributes is cut off.
 * A node that nobody wrote a rule for throws, rather than going missing in silence.
 */
export function htmlOf(text: RichText, shelf: Shelf): string {
  if (!text) return ''
  const html = inside(text.root as LexicalNode, shelf)
  return flat.test(html) ? asSanitised(html) : sanitizeHtml(html, allowed)
}

/** Paragraphs and headings of plain words: nothing can be cut off, and most texts are no more than that. */
const flat = /^(?:<(p|h[2-4])>[^<]*(?:<(?:\/?(?:strong|em|u|s|sub|sup|code)|br)>[^<]*)*<\/\1>)*$/

function asSanitised(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('<br>', '<br />')
}

/** The files that a text names, in pictures and links, so that a batch can fetch them at once. */
export function filesIn(text: RichText): string[] {
  const ids: (string | undefined)[] = []
  const walk = (node: LexicalNode): void => {
    if (node.type === 'upload') ids.push(idOf(node.value as Reference))
    if (node.fields?.doc?.relationTo === 'files') ids.push(idOf(node.fields.doc.value))
    for (const child of node.children ?? []) walk(child)
  }
  if (text) walk(text.root as LexicalNode)
  return ids.filter((id) => id !== undefined)
}

/** Attachments in their order, then what the HTML of the text shows or links to; each once. */
export function filesOf(
  attachments: readonly PublicFile[],
  html: string,
  shelf: Shelf,
): PublicFile[] {
  const files = new Map(attachments.map((file) => [file.sha256, file]))
  for (const [, sha256 = ''] of html.matchAll(/"portal:file\/([0-9a-f]{64})"/g)) {
    const file = shelf.taken.get(sha256)
    if (file && !files.has(sha256)) files.set(sha256, file)
  }
  return [...files.values()]
}

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'a'],
    ...['strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'figure', 'figcaption', 'img'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'portal'],
  allowedSchemesByTag: { img: ['portal'] },
  allowProtocolRelative: false,
  // A link whose address was cut off becomes its words; a picture whose address was, nothing.
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'a' && !attribs.href ? 'excludeTag' : tag === 'img' && !attribs.src,
}

function inside(node: LexicalNode, shelf: Shelf): string {
  return (node.children ?? []).map((child) => htmlOfNode(child, shelf)).join('')
}

function htmlOfNode(node: LexicalNode, shelf: Shelf): string {
  switch (node.type) {
    case 'text':
      return textOf(node)
    case 'linebreak':
      return '<br>'
    case 'tab':
      return ' '
    case 'horizontalrule':
      return '<hr>'
    case 'paragraph':
      return wrap('p', inside(node, shelf))
    case 'quote':
      return wrap('blockquote', inside(node, shelf))
    case 'heading':
      return wrap(headings[node.tag ?? ''] ?? 'h2', inside(node, shelf))
    case 'list':
      return listOf(node, shelf)
    case 'link':
    case 'autolink':
      return linkOf(node, shelf)
    case 'upload':
      return uploadOf(node, shelf)
    case 'table':
      return tableOf(node, (cell) => inside(cell, shelf))
    default:
      throw new Error(`No rule for a text node of type ${node.type}`)
  }
}

/** The page's title is its h1, and no page needs more than four levels. */
const headings: Record<string, string> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
}

const wrap = (tag: string, html: string) => (html.trim() === '' ? '' : `<${tag}>${html}</${tag}>`)

/** Lexical's bits of a text's format. */
const formats: [bit: number, tag: string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
]

function textOf(node: LexicalNode): string {
  // A leading U+0338 would combine with the `>` before it as soon as anybody normalises the HTML.
  const html = escapeHtml(clean(node.text ?? '').replace(/^\u0338+/, ''))
  const bits = Number(node.format ?? 0)
  return formats.reduce(
    (made, [bit, tag]) => (bits & bit ? `<${tag}>${made}</${tag}>` : made),
    html,
  )
}

/** Lexical puts a nested list into an item of its own; HTML wants it at the end of the item before. */
function listOf(node: LexicalNode, shelf: Shelf): string {
  const items: string[] = []
  for (const item of node.children ?? []) {
    const html = inside(item, shelf)
    const nested = item.children?.length === 1 && item.children[0]?.type === 'list'
    if (nested && items.length > 0) items.push(`${items.pop()}${html}`)
    else items.push(html)
  }
  const tag = node.tag === 'ol' ? 'ol' : 'ul'
  const start = tag === 'ol' && node.start !== undefined && node.start !== 1
  const html = items.map((item) => `<li>${item}</li>`).join('')
  return html && `<${tag}${start ? ` start="${Number(node.start)}"` : ''}>${html}</${tag}>`
}

const kindOf = new Map<string, Kind>(
  Object.entries(sources).flatMap(([kind, source]) =>
    'collection' in source ? [[source.collection, kind as Kind]] : [],
  ),
)

function linkOf(node: LexicalNode, shelf: Shelf): string {
  const html = inside(node, shelf)
  const href = hrefOf(node.fields ?? {}, shelf)
  return href === undefined || html === '' ? html : `<a href="${escapeHtml(href)}">${html}</a>`
}

function hrefOf(fields: NonNullable<LexicalNode['fields']>, shelf: Shelf): string | undefined {
  if (fields.linkType !== 'internal') {
    const href = hrefSchema.safeParse(clean(fields.url ?? '').trim())
    return href.success ? href.data : undefined
  }
  const { relationTo = '', value } = fields.doc ?? {}
  if (relationTo === 'files') {
    const file = shelf.attachment(value)
    return file && `portal:file/${file.sha256}`
  }
  const [kind, id] = [kindOf.get(relationTo), idOf(value)]
  return kind && id ? `portal:${kind}/${id}` : undefined
}

function uploadOf(node: LexicalNode, shelf: Shelf): string {
  const file = shelf.inText(node.value as Reference)
  if (file === undefined) return ''
  const address = `portal:file/${file.sha256}`
  if (!file.mime.startsWith('image/'))
    return `<p><a href="${address}">${escapeHtml(file.name)}</a></p>`
  const { alt, caption, decorative } = node.fields ?? {}
  const words = escapeHtml(decorative ? '' : clean(alt ?? '').trim())
  const measure = file.width ? ` width="${file.width}" height="${file.height}"` : ''
  const below = wrap('figcaption', escapeHtml(clean(caption ?? '').trim()))
  return `<figure><img src="${address}" alt="${words}"${measure}>${below}</figure>`
}
