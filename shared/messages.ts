import type { Authority, Kind, RelationType, ValidityState } from './publication.ts'

/** Every sentence a citizen can read that is more than the furniture of a page: names of states, empty lists, refusals. */

/** Shape of the disc beside the words: `wait` dotted, `on` full, `half`, `off` ring, `halt` two bars. */
export type Disc = 'wait' | 'on' | 'half' | 'off' | 'halt'

/** Law 64/2025, art. 53–57. */
export const validityWords: Record<ValidityState, { name: string; disc: Disc }> = {
  'chua-co-hieu-luc': { name: 'Chưa có hiệu lực', disc: 'wait' },
  'con-hieu-luc': { name: 'Còn hiệu lực', disc: 'on' },
  'het-hieu-luc-mot-phan': { name: 'Hết hiệu lực một phần', disc: 'half' },
  'het-hieu-luc': { name: 'Hết hiệu lực toàn bộ', disc: 'off' },
  'tam-ngung': { name: 'Tạm ngưng hiệu lực', disc: 'halt' },
  'khong-xac-dinh': { name: 'Chưa xác định hiệu lực', disc: 'off' },
}

export const authorityNames: Record<Authority, string> = {
  ubnd: 'UBND tỉnh',
  'chu-tich': 'Chủ tịch UBND tỉnh',
  'van-phong': 'Văn phòng UBND tỉnh',
  khac: 'Cơ quan khác',
}

/** A relation as its source says it (`out`) and as its target shows it (`in`). */
export const relationNames: Record<RelationType, { out: string; in: string }> = {
  'can-cu': { out: 'Căn cứ', in: 'Là căn cứ của' },
  'thay-the': { out: 'Thay thế', in: 'Được thay thế bởi' },
  'sua-doi-bo-sung': { out: 'Sửa đổi, bổ sung', in: 'Được sửa đổi, bổ sung bởi' },
  'bai-bo': { out: 'Bãi bỏ', in: 'Bị bãi bỏ bởi' },
  'dinh-chi': { out: 'Đình chỉ', in: 'Bị đình chỉ bởi' },
  'hop-nhat': { out: 'Hợp nhất', in: 'Được hợp nhất trong' },
  'huong-dan': { out: 'Hướng dẫn', in: 'Được hướng dẫn bởi' },
  'dan-chieu': { out: 'Dẫn chiếu', in: 'Được dẫn chiếu trong' },
  'dinh-chinh': { out: 'Đính chính', in: 'Được đính chính bởi' },
  'lien-quan': { out: 'Liên quan', in: 'Liên quan' },
}

/** Authority to sign as printed before the position (Decree 30/2020, art. 13), in words. */
export const signingWords: Record<string, string> = {
  'TM.': 'thay mặt',
  'KT.': 'ký thay',
  'TL.': 'thừa lệnh',
  'TUQ.': 'thừa ủy quyền',
  'Q.': 'quyền',
}

/** Kinds as a search names them. */
export const kindNames = {
  article: 'Tin',
  document: 'Văn bản',
  consultation: 'Dự thảo',
  page: 'Trang',
  agency: 'Cơ quan',
} as const satisfies Partial<Record<Kind, string>>

const count = new Intl.NumberFormat('vi-VN')

/** `19.878`: a dot between thousands. */
export function formatNumber(value: number): string {
  return count.format(value)
}

export const messages = {
  sample: 'Dữ liệu trình diễn',
  sampleList:
    'Danh sách có dữ liệu trình diễn, lấy từ tỉnh khác hoặc soạn để minh họa. Không dùng làm căn cứ.',
  sampleDocument:
    'Văn bản này là dữ liệu trình diễn, lấy từ tỉnh khác hoặc soạn để minh họa. Không dùng làm căn cứ.',
  sampleArticle: 'Tin này là dữ liệu trình diễn, soạn để minh họa.',

  withdrawnName: 'Đã gỡ khỏi cổng',
  withdrawn: (day: string) => `Nội dung này đã gỡ khỏi cổng ngày ${day}.`,
  withdrawnReason: (reason: string) => `Lý do: ${reason}`,
  withdrawnFiles: 'Toàn văn và tệp kèm theo không còn trên cổng.',

  noText: 'Chỉ có bản quét',
  noTextHow: 'Văn bản này chưa có toàn văn dạng chữ. Xem hoặc tải tệp gốc ở trên.',
  noFile: 'Cổng chưa có toàn văn và tệp gốc của văn bản này.',
  expired: (day?: string) =>
    day === undefined
      ? 'Văn bản này hết hiệu lực toàn bộ.'
      : `Văn bản này hết hiệu lực từ ngày ${day}.`,
  suspended: (day?: string) =>
    day === undefined
      ? 'Văn bản này đang tạm ngưng hiệu lực.'
      : `Văn bản này tạm ngưng hiệu lực từ ngày ${day}.`,
  partlyExpired: 'Văn bản này hết hiệu lực một phần.',
  notYetInForce: (day: string) => `Văn bản này có hiệu lực từ ngày ${day}.`,
  counteredBy: {
    'thay-the': 'Xem văn bản thay thế:',
    'bai-bo': 'Xem văn bản bãi bỏ:',
    'dinh-chi': 'Xem văn bản đình chỉ:',
    'sua-doi-bo-sung': 'Xem văn bản sửa đổi, bổ sung:',
  },

  noArticles: 'Chưa có tin nào.',
  noDocuments: 'Chưa có văn bản nào.',
  noAgency: (name: string) => `Không có cơ quan hay địa phương nào khớp “${name}”.`,
  noAgencyHow: 'Gõ ít chữ hơn, ví dụ: ba to. Không cần gõ dấu, không cần gõ chữ “xã”.',
  noMatch: (sought: string) => `Không có văn bản nào khớp “${sought}”.`,
  noMatchFiltered: 'Không có văn bản nào khớp các điều kiện đang lọc.',
  noHit: (sought: string) => `Không tìm thấy gì khớp “${sought}”.`,
  tryFewerWords: 'Gõ ít chữ hơn, ví dụ: quy chế cổng.',
  tryNumber: 'Chỉ biết số? Gõ riêng số, ví dụ: 308.',
  notSought: 'Gõ tên việc, số văn bản hoặc tên cơ quan. Không cần gõ dấu.',
  dateForm: 'Viết ngày theo dạng ngày/tháng/năm, ví dụ 07/12/2026',
  dateOrder: 'Ngày sau cùng phải từ ngày đầu trở đi',

  unready: 'Cổng đang được chuẩn bị',
  unreadyHow:
    'Nội dung sẽ có ngay sau khi Ban Biên tập ghi tên cổng và cơ quan chịu trách nhiệm. Xin mở lại trang này sau.',

  intakeAway: 'Phần nhận góp ý đang tạm dừng',
  intakeAwayHow:
    'Chưa mở được mẫu góp ý và biên nhận. Góp ý đã gửi vẫn được giữ. Xin mở lại trang này sau ít phút.',
  busy: 'Cổng đang có nhiều người tìm kiếm',
  busyHow: 'Xin đợi vài giây rồi mở lại trang này.',
  slow: 'Tìm mất quá nhiều thời gian',
  slowHow: 'Xin gõ thêm từ, hoặc thêm năm ban hành, cơ quan, loại văn bản, rồi tìm lại.',

  notFound: 'Không có trang này',
  notFoundHow: 'Đường dẫn có thể gõ thiếu, hoặc trang đã chuyển đi nơi khác.',
  gone: 'Trang này không còn trên cổng',
  goneHow: 'Nội dung ở địa chỉ này đã được gỡ. Tìm theo tên để xem bản khác, nếu có.',
  failed: 'Cổng đang có lỗi',
  failedHow: 'Cổng chưa mở được trang này. Xin đợi một phút rồi mở lại.',
  failedCall: 'Nếu vẫn không được, gọi',
} as const

/** What the same furniture says on English pages. */
export const englishMessages = {
  withdrawn: (day: string) => `This content was removed from the portal on ${day}.`,
  withdrawnReason: (reason: string) => `Reason: ${reason}`,
} as const
