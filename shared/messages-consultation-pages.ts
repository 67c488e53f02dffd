/** Sentences of the pages of consultations, of the form when it was not taken, and of receipts. */

export const consultationMessages = {
  sample:
    'Dự thảo và ý kiến ở đây là dữ liệu trình diễn, lấy từ tỉnh khác hoặc soạn để minh họa. Không dùng làm căn cứ.',
  anyone: 'Ai cũng góp ý được, không cần tài khoản. Tờ lịch ghi ngày cuối nhận ý kiến.',
  noneOpen: 'Hiện không có dự thảo nào đang lấy ý kiến.',
  none: 'Chưa có dự thảo nào.',
  noDraft: 'Cổng chưa có toàn văn dự thảo dạng chữ. Xem tệp trong hồ sơ dự thảo.',
  noneShown: 'Chưa có ý kiến nào được công khai.',
  lost: (count: string) => `${count} ý kiến về phần không còn trong bản dự thảo này.`,
  withFiles: (count: number) => `Kèm ${count} tệp, chỉ gửi cơ quan soạn thảo`,
  textHint: (most: string) =>
    `Nên nêu: chỗ nào chưa ổn, vì sao, sửa thành thế nào. Tối đa ${most} ký tự. Đừng ghi số điện thoại hay địa chỉ nhà ở đây.`,
  filesHint: 'PDF, Word, Excel hoặc ảnh. Tối đa 5 tệp, mỗi tệp 10 MB.',
  filesAgain: 'Tệp đã chọn trước khi báo lỗi thì xin chọn lại.',
  emailHint: 'Để báo tình trạng góp ý. Không công khai.',
  phoneHint: 'Chỉ dùng khi cần hỏi lại. Không công khai.',
  retype: 'Chép phần dưới đây để gửi bằng thư hoặc thư điện tử.',
  codeForm:
    'Mã có 26 chữ và số, ví dụ bắt đầu bằng 7KQM 3XPD. Gõ chữ hoa hay chữ thường, có hay không có dấu cách đều được.',
  noCode: {
    message:
      'Không có góp ý nào mang mã này. Xem lại từng chữ: mã không bao giờ có chữ O, chữ I, số 0, số 1',
    summary: 'Xem lại mã tiếp nhận',
  },
  textGone: 'Cổng xóa nội dung khỏi sổ nhận sau 30 ngày. Cơ quan soạn thảo giữ bản đầy đủ.',
  stillRead: 'Ý kiến không công khai vẫn được lưu và chuyển cho cơ quan soạn thảo.',
} as const

/** Why a form was not taken, and what to do; `call` is said before the portal's phone. */
export const outcomeMessages = {
  changed: {
    title: 'Phiếu này đã gửi rồi',
    how: 'Nội dung vừa gửi khác lần trước nên chưa được nhận. Muốn gửi thêm thành một ý kiến nữa, xem lại rồi bấm “Gửi thành ý kiến khác”.',
  },
  tooBig: {
    title: 'Chưa gửi được: phiếu nặng quá',
    how: 'Nội dung và các tệp gộp lại nhiều nhất là 50 MB. Bỏ bớt hoặc giảm dung lượng tệp rồi gửi lại.',
  },
  broken: {
    title: 'Chưa gửi được: phiếu đến không trọn',
    how: 'Đường truyền có thể bị ngắt giữa chừng. Xem lại nội dung, chọn lại tệp rồi bấm “Gửi góp ý” lần nữa.',
  },
  slow: {
    title: 'Chưa gửi được: đường truyền quá chậm',
    how: 'Xem lại nội dung rồi gửi lại, trước hết không kèm tệp. Tệp có thể gửi bằng thư điện tử.',
  },
  tooOften: {
    title: 'Chưa gửi được: nơi này vừa gửi quá nhiều',
    how: 'Nội dung vẫn còn trên trang này. Xin đợi 10 phút rồi bấm “Gửi góp ý” lần nữa.',
  },
  unavailable: {
    title: 'Chưa gửi được: cổng đang có lỗi',
    how: 'Cổng chưa lưu được góp ý của ông/bà. Nội dung vẫn còn trên trang này. Xin đợi một phút rồi bấm “Gửi góp ý” lần nữa.',
  },
  unknown: {
    title: 'Không có dự thảo này',
    how: 'Đường dẫn có thể gõ thiếu, hoặc dự thảo đã chuyển đi nơi khác.',
  },
} as const
