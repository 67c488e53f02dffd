import type { DateReason } from './dates.ts'
import type { DocumentNumberReason } from './document-number.ts'

/** What to tell a clerk about a number or a date that could not be read: what is odd, what to mend. */
export const refusals: Record<DocumentNumberReason | DateReason, string> = {
  'number-empty': 'Thiếu số ký hiệu. Ghi như in trên văn bản, ví dụ 308/QĐ-UBND.',
  'number-none': 'Văn bản ghi "không số". Để trống ô số ký hiệu nếu văn bản không có số.',
  'number-slash': 'Số ký hiệu thiếu dấu gạch chéo sau phần số. Ví dụ đúng: 1830/QĐ-UBND.',
  'number-joint': 'Số ký hiệu có nhiều phần sau dấu gạch chéo. Đối chiếu với bản in.',
  'number-party': 'Số ký hiệu viết theo lối văn bản của Đảng. Đối chiếu với bản in.',
  'number-old': 'Số ký hiệu viết theo lối cũ. Đối chiếu với bản in.',
  'number-case': 'Ký hiệu viết chữ thường. Viết hoa như bản in, ví dụ 85/2017/NĐ-CP.',
  'number-form':
    'Không đọc được số ký hiệu. Ghi theo dạng số/ký hiệu, ví dụ 308/QĐ-UBND hoặc 16/2017/QĐ-UBND.',
  'date-empty': 'Thiếu ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 19/03/2018.',
  'date-form': 'Không đọc được ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 19/03/2018.',
  'date-unreal': 'Ngày này không có trong lịch. Kiểm tra lại ngày và tháng.',
  'date-year': 'Năm nằm ngoài khoảng 1900–2100. Kiểm tra lại năm.',
}
