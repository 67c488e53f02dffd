import { isInTime, type Window } from '#shared/consultation.ts'
import { formatDate, formatTime } from '#shared/dates.ts'
import type { Submission } from '#shared/submission.ts'

/** What the CMS has of what a submission names. */
export type Target = {
  consultation?: Window & {
    id: string
    /** From when the public could read it; absent when it cannot. */
    publicFrom?: string | undefined
    agency?: string | undefined
    questions: ReadonlySet<string>
  }
  draft?: { id: string; consultation?: string | undefined; provisions: ReadonlySet<string> }
}

const at = (instant: string | Date) => `${formatTime(instant)} ngày ${formatDate(instant)}`

/**
 * What of a submission does not fit the consultation, one sentence each, for the officer. The site has
 * taken it and given its receipt, so it is kept all the same.
 */
export function oddities(submission: Submission, { consultation, draft }: Target): string[] {
  const { receivedAt, formOpenedAt } = submission
  if (!consultation)
    return [
      `Không có đợt lấy ý kiến mang mã ${submission.consultation}. Xem có phải đợt đã mất không.`,
    ]
  const said: string[] = []
  const { publicFrom, opensAt, closesAt } = consultation
  if (publicFrom === undefined || publicFrom > receivedAt)
    said.push('Đợt lấy ý kiến này không công khai vào lúc nhận góp ý.')
  const times = { receivedAt: new Date(receivedAt), openedAt: new Date(formOpenedAt) }
  if (!isInTime(consultation, times))
    said.push(`Nhận lúc ${at(receivedAt)}, ngoài thời hạn từ ${at(opensAt)} đến ${at(closesAt)}.`)
  if (submission.draft !== undefined && draft?.consultation !== consultation.id)
    said.push('Bản dự thảo trên phiếu không thuộc đợt lấy ý kiến này.')
  else if (submission.provision !== undefined && !draft?.provisions.has(submission.provision))
    said.push(`Bản dự thảo không có điều khoản mang mã ${submission.provision}.`)
  if (submission.question !== undefined && !consultation.questions.has(submission.question))
    said.push('Đợt lấy ý kiến không có câu hỏi ghi trên phiếu.')
  return said
}
