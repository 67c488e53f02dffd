import type { Comment, Tally } from '#cms/payload-types.ts'
import { generalComment } from '#shared/messages-consultation.ts'
import type { PublicationOf } from '#shared/publication.ts'
import { common } from './record.ts'
import { type Candidate, idOf, instant, line } from './values.ts'

/** A shown comment: of its author only what the author chose to show. */
export function presentComment(comment: Comment): Candidate<'comment'> {
  return {
    kind: 'comment',
    ...common(comment, {
      slug: `gop-y-${comment.id}`,
      title: line(comment.provisionLabel) ?? generalComment,
    }),
    consultation: idOf(comment.consultation),
    draft: idOf(comment.draft),
    provision: line(comment.provision),
    question: line(comment.question),
    name: comment.hideName ? undefined : line(comment.name),
    organisation: comment.hideName ? undefined : line(comment.organisation),
    as: comment.as ?? undefined,
    text: line(comment.text),
    files: comment.files?.length ?? 0,
    receivedAt: instant(comment.receivedAt),
  }
}

/** What the holder of a code may know: no text, no name. */
export function presentReceipt(comment: Comment): Candidate<'receipt'> {
  return {
    kind: 'receipt',
    ...common(comment, { slug: `bien-nhan-${comment.id}`, title: 'Biên nhận' }),
    submission: line(comment.submission),
    codeHash: line(comment.codeHash),
    consultation: idOf(comment.consultation),
    state: comment.state,
    reason: comment.reason ?? undefined,
    note: line(comment.note),
    decidedAt: instant(comment.decidedAt),
  }
}

export function presentTally(tally: Tally): Candidate<'tally'> {
  return {
    kind: 'tally',
    ...common(tally, { slug: `so-gop-y-${tally.id}`, title: 'Số góp ý' }),
    received: tally.received,
    shown: tally.shown,
    waiting: tally.waiting,
    withheld: tally.withheld,
    reasons: (tally.reasons ?? []) as PublicationOf<'tally'>['reasons'],
    provisions: tally.provisions as PublicationOf<'tally'>['provisions'],
  }
}
