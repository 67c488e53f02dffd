import { formatDate, formatTime } from '#shared/dates.ts'
import { generalComment, withholdReasonNames } from '#shared/messages-consultation.ts'
import { paths } from '#shared/paths.ts'
import type { WithholdReason } from '#shared/publication-consultation.ts'
import type { Comment } from '../payload-types.ts'

/** What a letter is about: what happened last to a comment. */
export const occasions = ['received', 'shown', 'withheld', 'waiting'] as const
export type Occasion = (typeof occasions)[number]

const subjects: Record<Occasion, string> = {
  received: 'Đã nhận góp ý của ông/bà',
  shown: 'Góp ý của ông/bà đã được công khai',
  withheld: 'Góp ý của ông/bà không được công khai',
  waiting: 'Góp ý của ông/bà đang được xem lại',
}

const happened: Record<Occasion, string> = {
  received:
    'Cổng đã nhận góp ý và chuyển đến cơ quan soạn thảo. Góp ý được kiểm duyệt trước khi công khai.',
  shown: 'Cơ quan soạn thảo đã kiểm duyệt và công khai góp ý này trên cổng.',
  withheld:
    'Cơ quan soạn thảo đã kiểm duyệt và không công khai góp ý này. Góp ý vẫn được giữ và tổng hợp.',
  waiting: 'Cơ quan soạn thảo đang xem lại góp ý này; trong lúc đó góp ý không hiện trên cổng.',
}

/**
 * The letter to a comment's author: plain text, with nothing of what the author wrote and without the
 * code, which only the author has.
 */
export function letterOf(
  occasion: Occasion,
  comment: Pick<Comment, 'provisionLabel' | 'receivedAt' | 'reason' | 'note'>,
  { consultation, siteOrigin }: { consultation: string | undefined; siteOrigin: string },
): { subject: string; text: string } {
  const { receivedAt, reason, note } = comment
  const withheld = occasion === 'withheld'
  const facts = [
    ...(consultation ? [`Dự thảo: ${oneLine(consultation)}`] : []),
    `Góp ý cho: ${oneLine(comment.provisionLabel || generalComment)}`,
    `Nhận lúc: ${formatTime(receivedAt)} ngày ${formatDate(receivedAt)}`,
    ...(withheld && reason ? [`Lý do: ${withholdReasonNames[reason as WithholdReason]}`] : []),
    ...(note && occasion !== 'received' ? [`Lời nhắn của cơ quan soạn thảo: ${note}`] : []),
  ]
  const where = new URL(paths.receipts, siteOrigin).href
  return {
    subject: subjects[occasion],
    text: [
      'Kính gửi ông/bà,',
      happened[occasion],
      facts.join('\n'),
      `Xem tình trạng góp ý bằng mã tiếp nhận tại:\n${where}`,
      'Thư này gửi tự động, xin không trả lời.',
      '',
    ].join('\n\n'),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
