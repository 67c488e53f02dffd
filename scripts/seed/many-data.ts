import type { GeneratedDirective } from '../bench/directive.ts'
import type { DocumentData } from '../import/write-documents.ts'
import { type Block, richText } from './rich-text.ts'

/** Ids of what stands round the documents, by what the generator calls it. */
export type Standing = {
  type(code: GeneratedDirective['type']): string
  issuer(slug: string): string
  field(slug: string): string
}

/** A generated directive as the CMS takes it; `target` gives the id of an earlier document, where it is known. */
export function documentData(
  directive: GeneratedDirective,
  standing: Standing,
  target: (n: number) => string | undefined,
): DocumentData {
  const { number, title, issuedOn, authority, signer, validity } = directive
  return {
    ...{ number, title, issuedOn, authority, sample: true, _status: 'published' },
    type: standing.type(directive.type),
    issuer: standing.issuer(directive.issuer),
    fields: directive.fields.map(standing.field),
    signerName: signer.name,
    signerPosition: signer.position,
    signerAuthority: signer.authority ?? null,
    recipients: directive.recipients.join('\n'),
    text: richText(blocksOf(directive.text), 'plain'),
    relations: directive.relations.flatMap((relation) => {
      const id = target(relation.target)
      return id === undefined ? [] : [{ type: relation.type, target: id }]
    }),
    ...(validity && { validityState: validity, validityReason: 'Theo danh sách.' }),
  }
}

/** The generator's HTML, which has only these, as blocks of the editor. */
function blocksOf(html: string): Block[] {
  return [...html.matchAll(/<(h2|h3|p|table)>(.*?)<\/\1>/g)].map(([, tag, inside = '']): Block => {
    if (tag === 'h2') return { h2: plain(inside) }
    if (tag === 'h3') return { h3: plain(inside) }
    if (tag === 'p') return { p: plain(inside) }
    const cells = [...inside.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => plain(cell))
    return { table: [cells] }
  })
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
