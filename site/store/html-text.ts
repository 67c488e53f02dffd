/** Tags that part no words. */
const inline = /<\/?(?:a|b|strong|i|em|u|s|sub|sup|span|code)\b[^>]*>/g
const entity = /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|nbsp));/gi
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** The text of our own sanitised HTML: blocks are parted by spaces, entities become characters. */
export function textOf(html: string): string {
  return html
    .replace(inline, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(entity, characterOf)
    .replace(/[\t-\r\u00a0]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const inlineTag = /^<\/?(?:a|b|strong|i|em|u|s|sub|sup|span|code)\b/

/** What a tag or an entity that begins at `at` is as text, and its last place; undefined when none does. */
export function markupAt(html: string, at: number): { text: string; end: number } | undefined {
  const isTag = html[at] === '<'
  const end = html.indexOf(isTag ? '>' : ';', at)
  if (end === -1) return undefined
  if (isTag) return { text: inlineTag.test(html.slice(at, at + 9)) ? '' : ' ', end }
  const written = html.slice(at, Math.min(end + 1, at + 20))
  const text = written.replace(entity, characterOf)
  return text === written ? undefined : { text, end }
}

function characterOf(_: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return entities[name.toLowerCase()] ?? ' '
  return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16))
}
