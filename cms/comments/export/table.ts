import { formatDate, formatTime } from '#shared/dates.ts'
import {
  commenterNames,
  commentStateNames,
  unnamed,
  withholdReasonNames,
} from '#shared/messages-consultation.ts'
import type { CommenterKind, WithholdReason } from '#shared/publication-consultation.ts'
import type { Comment } from '../../payload-types.ts'
import type { Place } from './order.ts'

/** A comment as the officer's table needs it. */
export type Row = Pick<
  Comment,
  | 'receivedAt'
  | 'state'
  | 'reason'
  | 'note'
  | 'name'
  | 'hideName'
  | 'organisation'
  | 'as'
  | 'text'
  | 'attention'
> & { place: Place; files: number }

/** One column: its head, its width in characters, what stands in it. */
export type Column = {
  head: string
  width: number
  cell: (row: Row, at: number) => string | number
}

const at = (instant: string) => `${formatDate(instant)} ${formatTime(instant)}`

/** No e-mail address and no telephone number: those are read one by one, and each look is noted. */
export const columns: readonly Column[] = [
  { head: 'STT', width: 6, cell: (_row, index) => index + 1 },
  { head: 'Góp ý cho', width: 28, cell: ({ place }) => place.label },
  { head: 'Nội dung góp ý', width: 80, cell: ({ text }) => text },
  { head: 'Người góp ý', width: 24, cell: ({ name }) => name ?? '' },
  { head: 'Nêu tên', width: 14, cell: ({ hideName }) => (hideName ? unnamed : 'Được nêu tên') },
  { head: 'Tổ chức, đơn vị', width: 24, cell: ({ organisation }) => organisation ?? '' },
  { head: 'Tư cách', width: 20, cell: ({ as }) => (as ? commenterNames[as as CommenterKind] : '') },
  { head: 'Nhận lúc', width: 17, cell: ({ receivedAt }) => at(receivedAt) },
  { head: 'Tình trạng', width: 18, cell: ({ state }) => commentStateNames[state] },
  {
    head: 'Lý do không công khai',
    width: 26,
    cell: ({ reason }) => (reason ? withholdReasonNames[reason as WithholdReason] : ''),
  },
  { head: 'Lời nhắn cho người góp ý', width: 30, cell: ({ note }) => note ?? '' },
  { head: 'Số tệp', width: 8, cell: ({ files }) => files },
  { head: 'Cần xem lại', width: 30, cell: ({ attention }) => attention ?? '' },
]
