import type { DraftText } from '#cms/payload-types.ts'
import type { Provision } from '#shared/provisions.ts'
import { common } from './record.ts'
import { type Candidate, day, idOf } from './values.ts'

export function presentDraftText(draft: DraftText): Candidate<'draft-text'> {
  return {
    kind: 'draft-text',
    ...common(draft, { slug: `ban-${draft.version}`, title: draft.title }),
    consultation: idOf(draft.consultation),
    version: draft.version,
    on: day(draft.on),
    provisions: draft.provisions as Provision[] | undefined,
  }
}
