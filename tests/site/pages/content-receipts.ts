import type { PublicationOf } from '#shared/publication.ts'
import { codeOf } from '#shared/receipt-code.ts'
import type { Submission } from '#shared/submission.ts'
import type { ReceiptPage } from '#site/intake/page.ts'
import { base } from './content-parts.ts'

/** Receipts in each state: what the journal has, and what the CMS says. */

export const code = codeOf(Buffer.alloc(17, 7))

const submission: Submission = {
  id: '5b0d3a52-6f1a-4b55-9d0c-0d6f5d8b2a10',
  codeHash: 'a'.repeat(64),
  consultation: 'gia',
  draft: 'du-thao-gia',
  provision: 'quy-dinh.dieu-5.khoan-2',
  provisionLabel: 'khoản 2 Điều 5 Quy định kèm theo',
  receivedAt: '2026-11-25T02:42:00.000Z',
  formOpenedAt: '2026-11-25T02:30:00.000Z',
  text: 'Đề nghị cho nộp bản giấy.\n\n<script>alert(5)</script>',
  name: 'Phạm Thị Lễ',
  email: 'phamthile@example.vn',
  as: 'ca-nhan',
  hideName: true,
  age: 'tu-16',
  consent: { notice: 'Thông báo', news: false },
  files: [
    { sha256: 'b'.repeat(64), name: 'Ảnh chợ <xã>.jpg', size: 1_234_567, mime: 'image/jpeg' },
  ],
}
const ids = {
  fresh: submission.id,
  waiting: '5b0d3a52-6f1a-4b55-9d0c-0d6f5d8b2a11',
  shown: '5b0d3a52-6f1a-4b55-9d0c-0d6f5d8b2a12',
  withheld: '5b0d3a52-6f1a-4b55-9d0c-0d6f5d8b2a13',
}
const receipt = (page: Omit<ReceiptPage, 'code'>) => ({
  path: `/bien-nhan/${code}/`,
  locals: { receipt: { code, ...page } },
})
const known = (id: string) => ({
  ...{ id, consultation: 'gia', receivedAt: submission.receivedAt, delivered: true },
})
const found = (id: string) =>
  receipt({ found: { ...known(id), submission: { ...submission, id } } })

type State = PublicationOf<'receipt'>
const state = (id: string, facts: Pick<State, 'state'> & Partial<State>): State => ({
  kind: 'receipt',
  ...base(`bien-nhan-${id}`),
  title: 'Biên nhận',
  ...{ submission: id, codeHash: submission.codeHash, consultation: 'gia' },
  ...facts,
})
const decidedAt = '2026-11-26T03:00:00.000Z'
/** What the CMS says of them; of the fresh one nothing yet. */
export const states = [
  state(ids.waiting, { state: 'waiting' }),
  state(ids.shown, { state: 'shown', decidedAt }),
  state(ids.withheld, {
    ...{ state: 'withheld', reason: 'lo-thong-tin', decidedAt },
    note: 'Xin gửi lại mà không ghi số điện thoại <của người khác>.',
  }),
]

export const receipts = {
  'receipt, fresh': found(ids.fresh),
  'receipt, waiting': found(ids.waiting),
  'receipt, shown': found(ids.shown),
  'receipt, withheld': found(ids.withheld),
  'receipt, after its text has gone': receipt({ found: known(ids.shown) }),
  'receipt of nobody': receipt({}),
  'receipt, asked for': { path: '/bien-nhan/', locals: { receipt: { code: '' } } },
  'receipt, mistyped': { path: '/bien-nhan/', locals: { receipt: { code: 'OI01 <b>' } } },
} as const
