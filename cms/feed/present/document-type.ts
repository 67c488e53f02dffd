import type { DocumentType } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, line } from './values.ts'

export function presentDocumentType(type: DocumentType): Candidate<'document-type'> {
  return {
    kind: 'document-type',
    ...common(type, type),
    code: line(type.code),
    order: type.order ?? 0,
  }
}
