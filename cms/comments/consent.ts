import { createHash } from 'node:crypto'
import { formatDate, formatTime } from '#shared/dates.ts'
import { ageNames, generalComment, unnamed } from '#shared/messages-consultation.ts'
import type { Submission } from '#shared/submission.ts'
import { plainHeaders, plainHtml } from '../http/plain-page.ts'
import type { Comment } from '../payload-types.ts'
import { ofComment } from './contact.ts'

/** To what, when and by which words an author agreed: a page to print, for whoever moderates the comment (PDP-1). */
export const consentEndpoint = ofComment('dong-y', (comment) => {
  const title = 'Bằng chứng đồng ý xử lý dữ liệu cá nhân'
  return new Response(plainHtml({ title, paragraphs: evidenceOf(comment) }), {
    headers: plainHeaders,
  })
})

function evidenceOf(comment: Comment): string[] {
  const { name, hideName, age, bodyHash, submission, formOpenedAt, receivedAt } = comment
  // What was stored is what the schema of a submission let in.
  const consent = comment.consent as Submission['consent'] | undefined
  if (!consent) return ['Góp ý này không lưu lời đồng ý.']
  const at = (instant: string) => `${formatTime(instant)} ngày ${formatDate(instant)}`
  return [
    `Người gửi: ${name}\nGóp ý cho: ${comment.provisionLabel || generalComment}`,
    `${formOpenedAt ? `Mở phiếu lúc: ${at(formOpenedAt)}\n` : ''}Gửi lúc: ${at(receivedAt)}`,
    [
      'Người gửi tự đánh dấu (phiếu không đánh dấu sẵn ô nào):',
      '- Đồng ý để cơ quan soạn thảo xử lý ý kiến theo thông báo dưới đây.',
      `- Họ tên khi công khai: ${hideName ? unnamed : 'nêu họ tên'}.`,
      `- ${consent.news ? 'Muốn' : 'Không yêu cầu'} nhận thư khi có kết quả.`,
      `- ${ageNames[age === 'duoi-16' ? age : 'tu-16']}.`,
    ].join('\n'),
    `Thông báo đã hiện trên phiếu, trước nút gửi:\n${consent.notice}`,
    `Mã lần gửi: ${submission}\nDấu SHA-256 của nội dung đã gửi: ${bodyHash}\nDấu SHA-256 của thông báo: ${sha256(consent.notice)}`,
  ]
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
