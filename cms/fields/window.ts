import type { Field } from 'payload'
import { dayField } from './day.ts'
import { instantField } from './instant.ts'

/** From when until when comments are taken. */
export const windowFields: Field = {
  type: 'collapsible',
  label: 'Thời hạn',
  fields: [
    {
      type: 'row',
      fields: [
        instantField('opensAt', 'Mở từ', {
          required: true,
          description: 'Trước giờ này trang ghi “Sắp lấy ý kiến”.',
        }),
        instantField('closesAt', 'Đóng lúc', {
          required: true,
          index: true,
          description: 'Đến hết ngày 07/12 thì ghi 00:00 ngày 08/12.',
        }),
      ],
    },
    {
      name: 'shorterReason',
      type: 'textarea',
      label: 'Lý do lấy ý kiến ngắn ngày hơn luật (không bắt buộc)',
      maxLength: 2000,
      admin: {
        description:
          'Chỉ ghi khi được rút gọn: theo văn bản nào, của ai. Người dân đọc được lý do này.',
      },
    },
  ],
}

/** Moving the deadline: only later, with a reason; what was moved is kept and public. */
export const extensionFields: Field = {
  type: 'collapsible',
  label: 'Gia hạn',
  admin: { initCollapsed: true },
  fields: [
    {
      name: 'extensionReason',
      type: 'textarea',
      label: 'Lý do gia hạn lần này',
      maxLength: 1000,
      admin: {
        description: 'Ghi khi đổi giờ đóng của đợt đã đăng. Lưu xong, lý do vào bảng dưới.',
      },
    },
    {
      name: 'extensions',
      type: 'array',
      label: 'Các lần gia hạn',
      labels: { singular: 'lần gia hạn', plural: 'lần gia hạn' },
      admin: { readOnly: true, description: 'Hệ thống ghi.' },
      fields: [
        instantField('from', 'Hạn cũ', { required: true }),
        instantField('to', 'Hạn mới', { required: true }),
        { name: 'reason', type: 'textarea', label: 'Lý do', required: true },
        instantField('at', 'Gia hạn lúc', { required: true }),
      ],
    },
  ],
}

/** What became of the comments, published after the deadline. */
export const resultFields: Field = {
  type: 'collapsible',
  label: 'Kết quả tiếp thu, giải trình',
  admin: { initCollapsed: true },
  fields: [
    instantField('answeredAt', 'Công bố kết quả lúc (không bắt buộc)', {
      description: 'Sau khi hết hạn góp ý. Trang chuyển sang “Đã có kết quả” từ lúc này.',
    }),
    {
      name: 'resultText',
      type: 'richText',
      label: 'Nội dung kết quả',
      admin: { description: 'Tiếp thu gì, không tiếp thu gì và vì sao.' },
    },
    {
      name: 'resultFiles',
      type: 'upload',
      relationTo: 'files',
      hasMany: true,
      label: 'Tệp kết quả (không bắt buộc)',
      admin: { description: 'Báo cáo tổng hợp, tiếp thu, giải trình đã ký.' },
    },
    dayField('issuedOn', 'Ngày văn bản được ban hành (không bắt buộc)', {
      description: 'Thông tin liên hệ của người góp ý được xóa 12 tháng sau ngày này.',
    }),
  ],
}
