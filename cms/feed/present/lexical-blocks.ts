import type { LexicalNode, RichText } from './rich-text.ts'

/** The paragraphs of a rich text as plain lines, as `parseProvisions` reads them; list items get their number back, table cells a tab between. */
export function blocksOf(text: RichText): { text: string }[] {
  if (!text) return []
  const blocks: { text: string }[] = []
  const add = (line: string) => {
    if (line.trim() !== '') blocks.push({ text: line })
  }
  const walk = (node: LexicalNode): void => {
    if (node.type === 'list') listItems(node)
    else if (node.type === 'tablerow') add((node.children ?? []).map(words).join('\t'))
    else if (isLine(node)) add(words(node))
    else for (const child of node.children ?? []) walk(child)
  }
  const listItems = (list: LexicalNode) => {
    let number = list.start ?? 1
    for (const item of list.children ?? []) {
      const inner = (item.children ?? []).filter(({ type }) => type === 'list')
      const own = words({
        ...item,
        children: (item.children ?? []).filter(({ type }) => type !== 'list'),
      })
      if (own.trim() !== '') {
        add(`${list.tag === 'ol' ? `${number}.` : '-'} ${own}`)
        number += 1
      }
      for (const one of inner) walk(one)
    }
  }
  walk(text.root as LexicalNode)
  return blocks
}

const isLine = ({ type }: LexicalNode) =>
  type === 'paragraph' || type === 'heading' || type === 'quote'

function words(node: LexicalNode): string {
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'tab') return '\t'
  return node.text ?? (node.children ?? []).map(words).join('')
}
