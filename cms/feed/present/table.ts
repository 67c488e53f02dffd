import type { LexicalNode } from './rich-text.ts'

/** Lexical's bits of a cell: 1 when its whole row is a heading, 2 when its whole column is. */
const [headsColumn, headsRow] = [1, 2]

/** A table with its heading cells told: leading rows that are headings whole make its head. */
export function tableOf(node: LexicalNode, inside: (cell: LexicalNode) => string): string {
  const rows = node.children ?? []
  const isHead = (row: LexicalNode) =>
    (row.children ?? []).every((cell) => (cell.headerState ?? 0) & headsColumn)
  const body = rows.findIndex((row) => !isHead(row))
  const split = body === -1 ? 0 : body
  const render = (some: LexicalNode[]) => some.map((row) => rowOf(row, inside)).join('')
  const [head, rest] = [render(rows.slice(0, split)), render(rows.slice(split))]
  return `<table>${head && `<thead>${head}</thead>`}${rest && `<tbody>${rest}</tbody>`}</table>`
}

function rowOf(row: LexicalNode, inside: (cell: LexicalNode) => string): string {
  const cells = (row.children ?? []).map((cell) => {
    const state = cell.headerState ?? 0
    const scope = state & headsColumn ? 'col' : state & headsRow ? 'row' : undefined
    const tag = scope ? 'th' : 'td'
    const spans = spanOf('colspan', cell.colSpan) + spanOf('rowspan', cell.rowSpan)
    return `<${tag}${scope ? ` scope="${scope}"` : ''}${spans}>${inside(cell)}</${tag}>`
  })
  return `<tr>${cells.join('')}</tr>`
}

const spanOf = (name: string, span: number | undefined) =>
  span !== undefined && span > 1 ? ` ${name}="${Number(span)}"` : ''
