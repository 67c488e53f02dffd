import type { Field } from 'payload'

/** When the public may read it; a future instant is the schedule. */
export const publishedAtField: Field = {
  name: 'publishedAt',
  type: 'date',
  label: 'Ngày giờ đăng',
  index: true,
  admin: {
    position: 'sidebar',
    date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' },
    description: 'Để trống: ghi lúc đăng lần đầu. Đặt trong tương lai để hẹn giờ đăng.',
  },
}

/** A withdrawn record keeps its page with the reason; its text and files go. */
export const withdrawalFields: Field = {
  type: 'collapsible',
  label: 'Thu hồi',
  admin: { initCollapsed: true },
  fields: [
    {
      name: 'withdrawnAt',
      type: 'date',
      label: 'Thu hồi từ',
      admin: {
        components: { Field: '/cms/admin/components/withdrawal.tsx#Withdrawal' },
        date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' },
        description:
          'Trang vẫn còn, chỉ hiện thông báo thu hồi và lý do; nội dung và tệp không còn xem được.',
      },
    },
    {
      name: 'withdrawnReason',
      type: 'textarea',
      label: 'Lý do thu hồi',
      admin: {
        description: 'Người đọc thấy câu này trên trang.',
        condition: (_data, siblings) => Boolean(siblings.withdrawnAt),
      },
      validate: (value: unknown, { siblingData }: { siblingData: Record<string, unknown> }) =>
        !siblingData.withdrawnAt || String(value ?? '').trim() !== ''
          ? true
          : 'Ghi lý do thu hồi. Người đọc sẽ thấy lý do này.',
    },
  ],
}

/** Marks material of another province or made up; every page that shows it says "dữ liệu trình diễn". */
export const sampleField: Field = {
  name: 'sample',
  type: 'checkbox',
  label: 'Dữ liệu trình diễn',
  defaultValue: false,
  admin: {
    position: 'sidebar',
    description: 'Trang công khai ghi rõ đây là dữ liệu trình diễn.',
  },
}
