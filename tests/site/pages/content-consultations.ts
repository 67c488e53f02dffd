import type { PublicationOf } from '#shared/publication.ts'
import { provisions } from './content-draft.ts'
import { base, pdf } from './content-parts.ts'

/** One consultation in each state; the open one has a text, comments and their counts. */

type Consultation = PublicationOf<'consultation'>

const consultation = (id: string, title: string, facts: Partial<Consultation>): Consultation => ({
  kind: 'consultation',
  ...base(id),
  title,
  agency: 'so-tai-chinh',
  form: 'Quyết định của UBND tỉnh',
  opensAt: '2026-11-08T17:00:00.000Z',
  closesAt: '2026-12-07T17:00:00.000Z',
  extensions: [],
  regime: { name: 'Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15', minimumDays: 20 },
  basis: ['Luật Giá ngày 19 tháng 6 năm 2023', 'Nghị định số 85/2024/NĐ-CP của Chính phủ'],
  summary: 'Dự thảo nói rõ ai làm việc gì.',
  questions: [],
  contact: { name: 'Sở Tài chính tỉnh Quảng Ngãi', email: 'stc@quangngai.example' },
  dossier: [],
  sample: false,
  ...facts,
})

export const open = consultation(
  'gia',
  'Quy định quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi',
  {
    summary:
      'Dự thảo nói rõ ai nhận kê khai giá, ai định giá những hàng hóa, dịch vụ do tỉnh quyết định như nước sạch, học phí, phà, bến xe, chợ. Ai bán, ai mua các thứ đó trong tỉnh đều chịu tác động.',
    affected: 'Tổ chức, hộ kinh doanh phải kê khai giá; người tiêu dùng.',
    questions: [
      {
        id: 'cau-xa',
        text: 'Giao Ủy ban nhân dân cấp xã nhận kê khai giá một số mặt hàng như Điều 3 có thuận tiện cho người bán không?',
      },
      {
        id: 'cau-han',
        text: 'Thời hạn gửi danh sách đơn vị kê khai giá trước ngày 31 tháng 01 hằng năm ở Điều 5 có phù hợp không?',
      },
    ],
    extensions: [
      {
        from: '2026-11-30T17:00:00.000Z',
        to: '2026-12-07T17:00:00.000Z',
        reason: 'Nhiều xã đề nghị thêm thời gian họp dân',
        at: '2026-11-20T02:00:00.000Z',
      },
    ],
    contact: {
      name: 'Sở Tài chính tỉnh Quảng Ngãi',
      address: 'Số 52 đường Hùng Vương',
      phone: '0255 000 0002',
      email: 'stc@quangngai.example',
    },
    dossier: [
      {
        kind: 'du-thao',
        title: 'Dự thảo quyết định và quy định kèm theo',
        file: pdf('du-thao.pdf'),
      },
      { kind: 'cong-van', title: 'Công văn xin ý kiến', file: pdf('cong-van.pdf') },
      { kind: 'ban-so-sanh', title: 'Bản so sánh, thuyết minh', file: pdf('so-sanh.pdf') },
    ],
  },
)

export const soon = consultation(
  'hoc-phi',
  'Nghị quyết quy định mức thu học phí và chính sách miễn, giảm học phí',
  {
    form: 'Nghị quyết của HĐND tỉnh',
    closesAt: '2026-11-30T10:00:00.000Z',
    shorterReason: 'Kịp năm học mới',
  },
)
export const upcoming = consultation('to-dan-pho', 'Quy định mức hỗ trợ tổ trưởng tổ dân phố', {
  opensAt: '2026-12-01T01:00:00.000Z',
  closesAt: '2026-12-31T17:00:00.000Z',
})
export const closed = consultation('cay-trong', 'Quyết định về đơn giá bồi thường cây trồng', {
  opensAt: '2026-09-14T17:00:00.000Z',
  closesAt: '2026-10-15T17:00:00.000Z',
  sample: true,
})
export const answered = consultation(
  'nhiem-vu',
  'Quy chế quản lý nhiệm vụ do UBND, Chủ tịch UBND tỉnh giao',
  {
    opensAt: '2026-07-19T17:00:00.000Z',
    closesAt: '2026-08-20T17:00:00.000Z',
    result: {
      at: '2026-09-10T02:00:00.000Z',
      html: '<h2>Tiếp thu</h2><p>Tiếp thu 31 ý kiến về thời hạn báo cáo.</p><script>alert(1)</script>',
      files: [pdf('tong-hop.pdf')],
    },
  },
)
const withdrawn = consultation('da-go', 'Quy định đã gỡ để làm lại', {
  withdrawn: { at: '2026-11-12T02:00:00.000Z', reason: 'Đăng nhầm bản chưa duyệt' },
})

export const draft: PublicationOf<'draft-text'> = {
  kind: 'draft-text',
  ...base('du-thao-gia'),
  title: 'Bản dự thảo',
  consultation: open.id,
  version: 2,
  on: '2026-11-09',
  provisions,
}
/** The version before it, of which nothing but Điều 3 of the decision itself was kept. */
export const earlier: typeof draft = {
  ...draft,
  ...base('du-thao-gia-truoc'),
  version: 1,
  on: '2026-11-07',
  provisions: provisions.filter(({ id }) => id === 'dieu-3'),
}

type Comment = PublicationOf<'comment'>
const comment = (id: string, facts: Partial<Comment>): Comment => ({
  kind: 'comment',
  ...base(id),
  title: 'Ý kiến chung cho cả dự thảo',
  consultation: open.id,
  as: 'ca-nhan',
  text: 'Đồng ý với dự thảo.',
  files: 0,
  receivedAt: '2026-11-10T03:00:00.000Z',
  ...facts,
})
const about = (provision: string, title: string) => ({ draft: draft.id, provision, title })

const comments = [
  comment('y-1', {
    ...about('quy-dinh.dieu-5.khoan-2', 'khoản 2 Điều 5 Quy định kèm theo'),
    name: 'Trần Thị B',
    text: 'Hộ bán lẻ ở chợ xã không quen kê khai trên mạng.\n\nĐề nghị cho nộp bản giấy tại UBND xã trong năm đầu.',
    receivedAt: '2026-11-20T03:00:00.000Z',
  }),
  comment('y-2', {
    ...about('quy-dinh.dieu-3.khoan-2.diem-b', 'điểm b khoản 2 Điều 3 Quy định kèm theo'),
    text: 'Nên ghi rõ đầu mối ở cấp xã là phòng nào để doanh nghiệp biết nơi nộp.',
    as: 'doanh-nghiep',
    question: 'cau-xa',
    files: 2,
    receivedAt: '2026-11-18T03:00:00.000Z',
  }),
  comment('y-3', {
    name: '<img src=x/onerror=alert(1)>',
    organisation: '"><script>alert(2)</script>',
    as: 'to-chuc',
    text: '<script>alert(3)</script> & <b>đậm</b>',
    receivedAt: '2026-11-19T03:00:00.000Z',
  }),
  comment('y-4', { ...about('dieu-9', 'Điều 9'), draft: 'ban-truoc', text: 'Bỏ Điều này.' }),
  ...Array.from({ length: 26 }, (_, at) =>
    comment(`y-dieu-5-${at}`, {
      ...about('quy-dinh.dieu-5', 'Điều 5 Quy định kèm theo'),
      text: `Ý kiến thứ ${at + 1} về kê khai giá`,
    }),
  ),
]

/** 38 received: 30 shown, as above, 6 waiting, 2 withheld. */
const tally: PublicationOf<'tally'> = {
  kind: 'tally',
  ...base(open.id, 'so-gop-y-gia'),
  title: 'Số góp ý',
  ...{ received: 38, shown: 30, waiting: 6, withheld: 2 },
  reasons: [
    { reason: 'trung', count: 1 },
    { reason: 'lo-thong-tin', count: 1 },
  ],
  provisions: [
    { id: 'quy-dinh.dieu-5.khoan-2', received: 1, shown: 1 },
    { id: 'quy-dinh.dieu-5', received: 30, shown: 26 },
    { id: 'quy-dinh.dieu-3.khoan-2.diem-b', received: 1, shown: 1 },
    { id: 'quy-dinh.dieu-2', received: 2, shown: 0 },
    { id: 'dieu-9', received: 1, shown: 1 },
    { id: '', received: 3, shown: 1 },
  ],
}
const tallyOf = (id: string, received: number): PublicationOf<'tally'> => ({
  ...tally,
  ...base(id, `so-gop-y-${id}`),
  ...{ received, shown: received, waiting: 0, withheld: 0, reasons: [], provisions: [] },
})

export const consultations = [
  ...[open, soon, upcoming, closed, answered, withdrawn],
  ...[draft, earlier, tally, tallyOf(closed.id, 71), tallyOf(answered.id, 46)],
  ...comments,
]
