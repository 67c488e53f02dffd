import { vi as payloads } from '@payloadcms/translations/languages/vi'
import type { AfterErrorHook } from 'payload'

/** How this portal speaks: "ông/bà", "Xin", and what to do instead of what is wrong. */
const turns: readonly (readonly [RegExp, string])[] = [
  [/Lỗi - /g, ''],
  [/\bVui lòng\b/g, 'Xin'],
  [/\bvui lòng\b/g, 'xin'],
  [/Bạn(?![\p{L}])/gu, 'Ông/bà'],
  [/(?<![\p{L}])bạn(?![\p{L}])/gu, 'ông/bà'],
  [/không hợp lệ/g, 'chưa đúng'],
  [/Địa chỉ email/gi, 'Địa chỉ thư điện tử'],
  [/\bEmail\b/g, 'Thư điện tử'],
  [/\bemail\b/g, 'thư điện tử'],
  [/\bfile\b/g, 'tệp'],
  [/\b[Tt]oken\b/g, 'mã'],
  [/bảng điều khiển/g, 'bàn làm việc'],
  [/Tài liệu/g, 'Bản ghi'],
  [/tài liệu/g, 'bản ghi'],
  [/!/g, '.'],
]

/** Sentences that staff meet every day, in our own words; by Payload's names. */
const own: Record<string, Record<string, string>> = {
  authentication: {
    checkYourEmailForPasswordReset:
      'Nếu địa chỉ này có tài khoản, thư hướng dẫn đặt lại mật khẩu sẽ đến trong ít phút. Xin xem cả hộp thư rác.',
    forgotPasswordEmailInstructions:
      'Nhập địa chỉ thư của tài khoản để nhận liên kết đặt lại mật khẩu.',
  },
  error: {
    correctInvalidFields: 'Sửa những mục có báo lỗi rồi lưu lại.',
    followingFieldsInvalid_one: 'Chưa lưu được. Xem lại mục:',
    followingFieldsInvalid_other: 'Chưa lưu được. Xem lại các mục:',
    invalidFileType: 'Không nhận loại tệp này.',
    notAllowedToAccessPage: 'Tài khoản này không có quyền xem trang này.',
    notAllowedToPerformAction: 'Tài khoản này không có quyền làm việc đó.',
    tokenInvalidOrExpired: 'Liên kết đã dùng hoặc đã hết hạn. Xin lấy liên kết mới.',
    unauthorized: 'Cần đăng nhập bằng tài khoản có quyền.',
    valueMustBeUnique: 'Giá trị này đã có ở bản ghi khác. Nhập giá trị khác.',
  },
  general: {
    collections: 'Nội dung',
    globals: 'Cài đặt của cổng',
    dashboard: 'Bàn làm việc',
    trash: 'Thùng rác',
    columns: 'Cột',
    perPage: 'Mỗi trang {{limit}} dòng',
    searchBy: 'Tìm theo {{label}}',
    lastModified: 'Sửa lúc',
    documentOutOfDate: 'Người khác vừa lưu bản ghi này. Tải lại trang để thấy bản mới.',
    noResults: 'Không có {{label}} nào khớp.',
  },
  validation: {
    emailAddress: 'Địa chỉ thư chưa đúng dạng. Ví dụ đúng: ten@example.vn.',
    enterNumber: 'Nhập một số.',
    invalidInput: 'Không đọc được giá trị này. Nhập lại.',
    invalidSelection: 'Mục đã chọn không còn. Chọn lại.',
    invalidSelections: 'Những mục đã chọn sau không còn:',
    required: 'Điền mục này.',
  },
  version: {
    publishChanges: 'Xuất bản',
    preview: 'Xem trước',
    versions: 'Các phiên bản',
    unpublish: 'Gỡ xuống',
    unpublishing: 'Đang gỡ xuống...',
    unpublishedSuccessfully: 'Đã gỡ xuống.',
    confirmUnpublish: 'Gỡ xuống',
    aboutToUnpublish: 'Trang sẽ rời khỏi cổng và trở lại là bản nháp.',
    aboutToUnpublishSelection: 'Các {{label}} đã chọn sẽ rời khỏi cổng và trở lại là bản nháp.',
    draftSavedSuccessfully: 'Đã lưu bản nháp.',
  },
}

/** Payload's Vietnamese, in the portal's manner. */
export const vi: typeof payloads = {
  ...payloads,
  translations: spoken(payloads.translations, own),
}

function spoken<T extends object>(texts: T, ours: Record<string, unknown>): T {
  const entries = Object.entries(texts).map(([name, text]) => {
    const given = ours[name]
    if (typeof text !== 'string')
      return [name, spoken(text as object, (given ?? {}) as Record<string, unknown>)]
    return [name, given ?? turns.reduce((said, [from, to]) => said.replace(from, to), text)]
  })
  return Object.fromEntries(entries) as T
}

/** A failure of our own says nothing of its inside, and what to do; a record that somebody else has open is said in Vietnamese. */
export const sayFailure: AfterErrorHook = ({ error }) => {
  const status = 'status' in error ? error.status : 500
  if (status === 423) {
    const message =
      'Người khác đang mở để sửa nội dung này, nên chưa lưu được. Đợi người ấy sửa xong, hoặc mở lại và chọn nhận quyền sửa.'
    return { response: { errors: [{ message }] } }
  }
  if (status !== 500) return
  const message =
    'Hệ thống gặp lỗi, chưa lưu được. Thử lại sau ít phút; nếu vẫn lỗi, báo người vận hành kèm giờ.'
  return { response: { errors: [{ message }] } }
}
