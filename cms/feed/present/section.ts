import type { Section } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, line } from './values.ts'

export function presentSection(section: Section): Candidate<'section'> {
  return {
    kind: 'section',
    ...common(section, section),
    summary: line(section.summary),
    order: section.order ?? 0,
  }
}
