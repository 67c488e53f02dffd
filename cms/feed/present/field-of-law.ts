import type { FieldsOfLaw } from '#cms/payload-types.ts'
import { common } from './record.ts'
import type { Candidate } from './values.ts'

export function presentFieldOfLaw(field: FieldsOfLaw): Candidate<'field-of-law'> {
  return { kind: 'field-of-law', ...common(field, field), order: field.order ?? 0 }
}
