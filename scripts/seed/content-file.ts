import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nfc } from '#shared/text.ts'
import type { Block } from './rich-text.ts'

/** A text of the seed: its facts, and its body in blocks; `slug` is the file's name. */
export type ContentFile = { slug: string; facts: Record<string, string>; body: Block[] }

const root = join(import.meta.dirname, 'content')

export function readContentFolder(folder: string): ContentFile[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'))
  return names.sort().map((name) => readContentFile(join(folder, name)))
}

/** Facts between two `---` lines, `name: value` each, where there are any; then blocks of Markdown. */
export function readContentFile(path: string): ContentFile {
  const text = nfc(readFileSync(join(root, path), 'utf8'))
  const [, head = '', body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const facts = head
    .split('\n')
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      if (colon < 1) throw new Error(`${path}: not a fact: ${line}`)
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
  const slug = (path.split('/').at(-1) ?? '').replace(/\.md$/, '')
  return { slug, facts: Object.fromEntries(facts), body: parseBlocks(body) }
}

/** Throws when a text lacks a fact that its record needs. */
export function fact(file: ContentFile, name: string): string {
  const value = file.facts[name]
  if (!value) throw new Error(`${file.slug} lacks ${name}`)
  return value
}

export function parseBlocks(text: string): Block[] {
  const chunks = text.split(/\n{2,}/).map((chunk) => chunk.trim())
  return chunks.filter((chunk) => chunk !== '').map(blockOf)
}

function blockOf(chunk: string): Block {
  const rows = chunk.split('\n')
  const every = (form: RegExp) => rows.every((row) => form.test(row))
  const without = (form: RegExp) => rows.map((row) => row.replace(form, '').trim())
  if (chunk.startsWith('### ')) return { h3: chunk.slice(4) }
  if (chunk.startsWith('## ')) return { h2: chunk.slice(3) }
  if (every(/^\|.*\|$/)) return { table: cellsOf(rows) }
  if (every(/^- /)) return { ul: without(/^- /) }
  if (every(/^\d+\. /)) return { ol: without(/^\d+\. /) }
  if (every(/^> /)) return { quote: without(/^> /).join(' ') }
  return { p: rows.join(' ') }
}

const cellsOf = (rows: string[]) =>
  rows
    .filter((row) => !/^\|[\s|-]+\|$/.test(row))
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
