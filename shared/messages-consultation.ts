import type { Phase } from './consultation.ts'
import { formatNumber } from './messages.ts'
import type {
  CommenterKind,
  CommentState,
  DossierKind,
  WithholdReason,
} from './publication-consultation.ts'
import type { Age } from './submission.ts'

/** What citizens read about consultations, the form, and what became of a comment. */

export const phaseNames: Record<Phase, string> = {
  upcoming: 'Sắp lấy ý kiến',
  open: 'Đang lấy ý kiến',
  closed: 'Hết hạn, đang tổng hợp',
  answered: 'Đã có kết quả',
}

export const dossierNames: Record<DossierKind, string> = {
  'cong-van': 'Công văn xin ý kiến',
  'to-trinh': 'Dự thảo tờ trình',
  'du-thao': 'Dự thảo văn bản',
  'ban-so-sanh': 'Bản so sánh, thuyết minh',
  'bao-cao-tong-ket': 'Báo cáo tổng kết thi hành, đánh giá thực trạng',
  'danh-gia-tac-dong': 'Báo cáo đánh giá tác động chính sách',
  'danh-gia-thu-tuc': 'Bản đánh giá thủ tục hành chính',
  'tong-hop-y-kien': 'Bản tổng hợp ý kiến',
  khac: 'Tài liệu khác',
}

export const commenterNames: Record<CommenterKind, string> = {
  'ca-nhan': 'Cá nhân',
  'doanh-nghiep': 'Doanh nghiệp, hộ kinh doanh',
  'to-chuc': 'Hội, tổ chức',
  'co-quan-nha-nuoc': 'Cơ quan nhà nước',
  'chuyen-gia': 'Chuyên gia, nhà khoa học',
}

export const commentStateNames: Record<CommentState, string> = {
  waiting: 'Đang kiểm duyệt',
  shown: 'Đã công khai',
  withheld: 'Không công khai',
}

/** Said to the author and counted on the page: a closed list. */
export const withholdReasonNames: Record<WithholdReason, string> = {
  trung: 'Trùng với ý kiến khác đã có',
  'quang-cao': 'Quảng cáo',
  'vi-pham': 'Vi phạm pháp luật, xúc phạm người khác',
  'lo-thong-tin': 'Lộ thông tin cá nhân',
  'ngoai-pham-vi': 'Ngoài phạm vi dự thảo',
}

export const ageNames: Record<Age, string> = {
  'tu-16': 'Tôi từ 16 tuổi trở lên',
  'duoi-16': 'Tôi dưới 16 tuổi, cha mẹ hoặc người giám hộ đã đồng ý cho gửi',
}

/** A comment about no provision in particular. */
export const generalComment = 'Ý kiến chung cho cả dự thảo'
export const unnamed = 'Không nêu tên'

/** `Còn 12 ngày`, `Hạn cuối hôm nay`; see LOOK of dates in `shared/dates.ts`. */
export function daysLeftWords(days: number): string {
  return days <= 0 ? 'Hạn cuối hôm nay' : `Còn ${days} ngày`
}

/** `38 ý kiến (6 đang kiểm duyệt)`, never a bare 0. */
export function countWords(received: number, waiting: number): string {
  if (received === 0) return 'Chưa có ý kiến nào'
  const all = `${formatNumber(received)} ý kiến`
  return waiting === 0 ? all : `${all} (${formatNumber(waiting)} đang kiểm duyệt)`
}

/** `Đã nhận 38 ý kiến: 30 đã công khai, 6 đang kiểm duyệt, 2 không công khai.`: every one of them. */
export function tallyWords(tally: Counts | undefined): string {
  if (!tally || tally.received === 0) return 'Chưa có ý kiến nào.'
  const parts = [
    [tally.shown, 'đã công khai'],
    [tally.waiting, 'đang kiểm duyệt'],
    [tally.withheld, 'không công khai'],
  ] as const
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatNumber(count)} ${words}`)
  return `Đã nhận ${formatNumber(tally.received)} ý kiến: ${said.join(', ')}.`
}

/** `Không công khai: 9 vì trùng với ý kiến khác đã có; 1 vì quảng cáo. …`; nothing when all are shown. */
export function withheldWords(reasons: readonly { reason: WithholdReason; count: number }[]) {
  if (reasons.length === 0) return ''
  const said = reasons.map(
    ({ reason, count }) => `${formatNumber(count)} vì ${inSentence(withholdReasonNames[reason])}`,
  )
  return `Không công khai: ${said.join('; ')}. Những ý kiến này vẫn được lưu và tổng hợp.`
}

const inSentence = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

type Counts = { received: number; shown: number; waiting: number; withheld: number }

/** `14 ý kiến về Điều 5`; when some are not public, also how many are. */
export function aboutWords(
  about: string,
  { received, shown }: { received: number; shown: number },
) {
  const all = `${formatNumber(received)} ý kiến về ${about}`
  if (shown === received) return all
  return `${all} (${shown === 0 ? 'chưa công khai' : `${formatNumber(shown)} đã công khai`})`
}

/** The notice on personal data above the button of the form; it is kept with each comment. */
export function dataNotice(agency: string): string {
  return [
    `${agency} nhận họ tên, thư điện tử, số điện thoại (nếu có), nội dung góp ý và tệp kèm theo để tổng hợp, trả lời, báo tình trạng góp ý qua thư điện tử và lưu hồ sơ xây dựng văn bản.`,
    'Nội dung góp ý được kiểm duyệt rồi công khai trên cổng; họ tên chỉ công khai khi ông/bà chọn; thư điện tử, số điện thoại và tệp không bao giờ công khai.',
    'Dữ liệu được xử lý từ khi gửi; thông tin liên hệ được xóa 12 tháng sau khi văn bản ban hành. Nếu góp ý có thông tin riêng của ông/bà hay của người khác, ai đọc cổng cũng có thể thấy khi ý kiến được công khai.',
    'Ông/bà có thể yêu cầu xem, sửa, rút lại ý kiến bất cứ lúc nào bằng mã tiếp nhận.',
  ].join(' ')
}

export const formErrors = {
  noText: { message: 'Viết nội dung góp ý', summary: 'Viết nội dung góp ý' },
  longText: (length?: number) => ({
    message:
      length === undefined
        ? 'Nội dung dài quá 200 kB. Rút ngắn lại, hoặc gửi phần dài bằng tệp kèm theo'
        : `Nội dung dài ${length.toLocaleString('vi-VN')} ký tự, nhiều nhất là 20.000. Rút ngắn lại, hoặc gửi phần dài bằng tệp kèm theo`,
    summary: 'Rút ngắn nội dung góp ý',
  }),
  noProvision: {
    message: 'Dự thảo không có phần này. Chọn lại trong danh sách',
    summary: 'Chọn lại phần muốn góp ý',
  },
  noQuestion: {
    message: 'Cơ quan soạn thảo không hỏi câu này. Chọn lại trong danh sách',
    summary: 'Chọn lại câu hỏi',
  },
  noKind: { message: 'Chọn tư cách người gửi', summary: 'Chọn tư cách người gửi' },
  noName: { message: 'Viết họ và tên', summary: 'Viết họ và tên' },
  longLine: { message: 'Dài quá 200 ký tự. Viết ngắn lại', summary: 'Rút ngắn chỗ viết quá dài' },
  noEmail: {
    message: 'Viết địa chỉ thư điện tử. Ví dụ: ten@example.vn',
    summary: 'Viết địa chỉ thư điện tử',
  },
  emailWithoutAt: {
    message: 'Địa chỉ thiếu dấu @. Ví dụ đúng: ten@example.vn',
    summary: 'Sửa địa chỉ thư điện tử',
  },
  emailWithoutHost: {
    message: 'Địa chỉ thiếu phần sau dấu @. Ví dụ đúng: ten@example.vn',
    summary: 'Sửa địa chỉ thư điện tử',
  },
  badEmail: {
    message: 'Địa chỉ có ký tự thừa hoặc thiếu. Ví dụ đúng: ten@example.vn',
    summary: 'Sửa địa chỉ thư điện tử',
  },
  badPhone: {
    message: 'Số điện thoại gồm ít nhất 8 chữ số. Ví dụ đúng: 0255 382 2100',
    summary: 'Sửa số điện thoại, hoặc để trống',
  },
  noShownName: {
    message: 'Chọn có ghi họ tên khi công khai hay không',
    summary: 'Chọn cách ghi tên khi công khai',
  },
  noAge: {
    message: 'Chọn một trong hai dòng',
    summary: 'Cho biết ông/bà từ 16 tuổi hay dưới 16 tuổi',
  },
  noConsent: {
    message: 'Cần đánh dấu ô này thì mới gửi được',
    summary: 'Đánh dấu đồng ý để cơ quan soạn thảo xử lý ý kiến',
  },
  tooManyFiles: {
    message: 'Nhiều nhất 5 tệp. Chọn lại các tệp cần gửi',
    summary: 'Chọn nhiều nhất 5 tệp',
  },
  bigFile: (name: string) => ({
    message: `Tệp ${name} lớn hơn 10 MB. Giảm dung lượng rồi chọn lại các tệp`,
    summary: 'Giảm dung lượng tệp kèm theo',
  }),
  emptyFile: (name: string) => ({
    message: `Tệp ${name} không có nội dung. Kiểm tra lại rồi chọn lại các tệp`,
    summary: 'Chọn lại tệp kèm theo',
  }),
  badFile: (name: string) => ({
    message: `Tệp ${name} không phải PDF, Word, Excel hoặc ảnh, hoặc nội dung khác với đuôi tệp. Lưu lại đúng dạng rồi chọn lại các tệp`,
    summary: 'Chọn lại tệp kèm theo',
  }),
  trap: {
    message: 'Ô này phải để trống. Xóa chữ trong ô rồi gửi lại',
    summary: 'Xóa chữ trong ô “Trang web”',
  },
  tooFast: {
    message: 'Phiếu gửi nhanh hơn người viết được. Đọc lại rồi bấm “Gửi góp ý” lần nữa',
    summary: 'Bấm “Gửi góp ý” lần nữa',
  },
  badSlip: {
    message: 'Phiếu này đã thay đổi hoặc mở từ lâu. Nội dung vẫn còn; bấm “Gửi góp ý” lần nữa',
    summary: 'Bấm “Gửi góp ý” lần nữa',
  },
} as const
