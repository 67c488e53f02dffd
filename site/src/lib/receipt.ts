import { lastDay } from '#shared/consultation.ts'
import { formatDate, formatTime } from '#shared/dates.ts'
import {
  commentStateNames,
  generalComment,
  unnamed,
  withholdReasonNames,
} from '#shared/messages-consultation.ts'
import { paths } from '#shared/paths.ts'
import type { PublicationOf } from '#shared/publication.ts'
import { formFields } from '#shared/submission-form.ts'
import type { ReceiptPage } from '../../intake/page.ts'
import type { Reader } from '../../reader.ts'
import type { Step } from './consultations.ts'

type Found = NonNullable<ReceiptPage['found']>
type State = PublicationOf<'receipt'>

/** All that a receipt says: what came, where it stands, what comes next. */
export function receiptView(found: Found, read: Reader) {
  const consultation = read.get('consultation', found.consultation)
  const state = read.list('receipt', { submission: found.id })
  const { submission } = found
  return {
    consultation,
    state,
    submission,
    heading: state ? commentStateNames[state.state] : 'Đã nhận góp ý',
    about: aboutOf(submission, consultation),
    steps: stepsOf(found, state, consultation),
    reason:
      state?.state === 'withheld' && state.reason ? withholdReasonNames[state.reason] : undefined,
    /** Where a shown comment stands among the others. */
    shownAt:
      state?.state === 'shown' && consultation && !consultation.withdrawn
        ? paths.consultationComments(consultation.slug) +
          (submission?.provision === undefined
            ? ''
            : `?${new URLSearchParams({ [formFields.provision]: submission.provision })}`)
        : undefined,
  }
}

function aboutOf(
  submission: Found['submission'],
  consultation: PublicationOf<'consultation'> | undefined,
): string | undefined {
  if (!submission) return undefined
  const { provisionLabel, question } = submission
  const at = consultation?.questions.findIndex(({ id }) => id === question) ?? -1
  const asked = at < 0 ? undefined : `câu ${at + 1} của cơ quan soạn thảo`
  return provisionLabel ?? asked ?? generalComment.toLocaleLowerCase('vi')
}

const moment = (instant: string) => `${formatDate(instant)}, ${formatTime(instant)}`

function stepsOf(
  found: Found,
  state: State | undefined,
  consultation: PublicationOf<'consultation'> | undefined,
): Step[] {
  const decided = state?.decidedAt === undefined ? undefined : formatDate(state.decidedAt)
  const named = found.submission?.hideName === true ? `, ${unnamed.toLocaleLowerCase('vi')}` : ''
  const dated = (note: string | undefined) => (note === undefined ? {} : { note })
  const received: Step = { name: 'Đã nhận', note: moment(found.receivedAt), at: 'done' }
  const answer: Step = {
    name: 'Trả lời: tiếp thu hoặc giải trình',
    ...dated(consultation && `sau ngày ${formatDate(lastDay(consultation.closesAt))}`),
    at: 'next',
  }
  const judged: Step = { name: 'Đã kiểm duyệt', ...dated(decided), at: 'done' }
  if (state?.state === 'withheld')
    return [received, judged, { name: commentStateNames.withheld, ...dated(decided), at: 'here' }]
  if (state?.state === 'shown')
    return [
      received,
      judged,
      { name: commentStateNames.shown, ...dated(decided && decided + named), at: 'here' },
      answer,
    ]
  return [
    received,
    { name: commentStateNames.waiting, note: 'thường xong trong 2 ngày làm việc', at: 'here' },
    {
      name: 'Công khai trên trang dự thảo',
      note: 'trừ khi ý kiến trùng, quảng cáo hoặc lộ thông tin người khác',
      at: 'next',
    },
    answer,
  ]
}
