import { randomBytes } from 'node:crypto'
import type { Document } from '#cms/payload-types.ts'

/** Rich text as the editor saves it. */
export type RichText = NonNullable<Document['text']>
type Node = RichText['root']['children'][number]

/** A block of a text: headings, paragraphs, lists, a quotation, or a table whose first row is its heading. */
export type Block =
  | { h2: string }
  | { h3: string }
  | { p: string }
  | { quote: string }
  | { ul: string[] }
  | { ol: string[] }
  | { table: string[][] }

/** The record that a link such as `agency:so-tu-phap` means; throws for one that is not seeded. */
export type Resolve = (kind: string, key: string) => { relationTo: string; value: string }

const block = { direction: 'ltr', format: '', indent: 0, version: 1 } as const

/**
 * Builds rich text from blocks. Inside them `**bold**` is bold, `[words](agency:slug)` a link to a
 * record, `[words](/van-ban/)` one to an address; a line break stays one. `plain` takes marks as letters.
 */
export function richText(blocks: readonly Block[], resolve: Resolve | 'plain'): RichText {
  const inline = (text: string) =>
    resolve === 'plain' ? lines(text, 0) : inlineNodes(text, resolve)
  const children = blocks.map((one): Node => {
    if ('h2' in one) return { ...block, type: 'heading', tag: 'h2', children: inline(one.h2) }
    if ('h3' in one) return { ...block, type: 'heading', tag: 'h3', children: inline(one.h3) }
    if ('quote' in one) return { ...block, type: 'quote', children: inline(one.quote) }
    if ('ul' in one) return list('ul', one.ul.map(inline))
    if ('ol' in one) return list('ol', one.ol.map(inline))
    if ('table' in one) return table(one.table.map((row) => row.map(inline)))
    return paragraph(inline(one.p))
  })
  return { root: { ...block, type: 'root', children } }
}

const paragraph = (children: Node[]): Node => ({
  ...block,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children,
})

function list(tag: 'ul' | 'ol', items: Node[][]): Node {
  const children = items.map((item, i) => ({
    ...block,
    type: 'listitem',
    value: i + 1,
    children: item,
  }))
  const listType = tag === 'ul' ? 'bullet' : 'number'
  return { ...block, type: 'list', listType, tag, start: 1, children }
}

/** Lexical's bit for a cell that heads its column. */
const headsColumn = 1

function table(rows: Node[][][]): Node {
  const children = rows.map((cells, i) => ({
    ...block,
    type: 'tablerow',
    children: cells.map((cell) => ({
      ...block,
      type: 'tablecell',
      headerState: i === 0 ? headsColumn : 0,
      colSpan: 1,
      rowSpan: 1,
      backgroundColor: null,
      children: [paragraph(cell)],
    })),
  }))
  return { ...block, type: 'table', children }
}

function inlineNodes(text: string, resolve: Resolve): Node[] {
  const nodes: Node[] = []
  let end = 0
  for (const found of text.matchAll(/\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    nodes.push(...lines(text.slice(end, found.index), 0))
    const [whole, bold, words, target] = found
    nodes.push(
      ...(bold === undefined ? [link(words ?? '', target ?? '', resolve)] : lines(bold, 1)),
    )
    end = found.index + whole.length
  }
  return [...nodes, ...lines(text.slice(end), 0)]
}

/** Text nodes of one format, a line break node between lines. */
function lines(text: string, format: number): Node[] {
  return text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [{ type: 'linebreak', version: 1 }] : []),
      ...(line === ''
        ? []
        : [{ type: 'text', version: 1, text: line, format, detail: 0, mode: 'normal', style: '' }]),
    ])
}

const recordLink = /^(agency|document|section):(.+)$/

function link(words: string, target: string, resolve: Resolve): Node {
  const record = recordLink.exec(target)
  const fields = record
    ? { linkType: 'internal', newTab: false, doc: resolve(record[1] ?? '', record[2] ?? '') }
    : { linkType: 'custom', newTab: false, url: target }
  const id = randomBytes(12).toString('hex')
  return { ...block, version: 3, type: 'link', id, fields, children: lines(words, 0) }
}
