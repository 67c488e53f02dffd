import type { DateField, GlobalConfig } from 'payload'
import { accessToGlobal } from '../access.ts'
import { hrefField } from '../fields/href.ts'
import { systemFields } from '../fields/system.ts'
import { globalHooks } from '../hooks/content.ts'
import { announceInTime } from '../hooks/notices.ts'

const instant = (name: string, label: string, description: string): DateField => ({
  name,
  type: 'date',
  label,
  admin: {
    description,
    date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' },
  },
})

type Siblings = { enabled?: boolean; level?: string; forceMajeure?: boolean }
const planned = (data: Siblings) => data.enabled === true && data.level === 'planned'

/** The banner over every page. A planned outage is told 7 working days ahead (Decree 224/2026, art. 13). */
export const notice: GlobalConfig = {
  slug: 'notice',
  label: 'Thông báo',
  access: accessToGlobal('notice'),
  hooks: globalHooks('notice', { beforeValidate: [announceInTime] }),
  versions: { max: 50 },
  admin: { group: 'Cổng', description: 'Dải thông báo trên đầu mọi trang.' },
  fields: [
    {
      name: 'enabled',
      type: 'checkbox',
      label: 'Hiện thông báo',
      defaultValue: false,
      admin: { description: 'Bỏ đánh dấu là thông báo tắt ngay khi lưu.' },
    },
    {
      name: 'level',
      type: 'select',
      label: 'Loại',
      required: true,
      defaultValue: 'urgent',
      options: [
        { label: 'Khẩn', value: 'urgent' },
        { label: 'Tạm ngừng có kế hoạch', value: 'planned' },
      ],
      admin: {
        description: 'Khẩn: bão, lũ, sự cố. Tạm ngừng có kế hoạch: phải báo trước 7 ngày làm việc.',
      },
    },
    required('lead', 'Cụm từ mở đầu', 'Vài chữ, ví dụ "Mưa lớn" hoặc "Tạm ngừng dịch vụ".', 80),
    required('text', 'Nội dung', 'Một hoặc hai câu.', 500),
    {
      type: 'row',
      fields: [
        {
          name: 'linkLabel',
          type: 'text',
          label: 'Chữ của liên kết (không bắt buộc)',
          admin: { description: 'Ví dụ Xem việc cần làm.' },
        },
        hrefField({ name: 'linkHref', label: 'Liên kết đến (không bắt buộc)', required: false }),
      ],
    },
    {
      type: 'row',
      fields: [
        instant('from', 'Hiện từ (không bắt buộc)', 'Để trống: hiện ngay khi lưu.'),
        instant('until', 'Hiện đến (không bắt buộc)', 'Để trống: hiện đến khi tắt.'),
      ],
    },
    {
      type: 'collapsible',
      label: 'Thời gian tạm ngừng',
      admin: { condition: (data) => data.level === 'planned' },
      fields: [
        {
          type: 'row',
          fields: [
            instant('outageFrom', 'Tạm ngừng từ', 'Phải sau hôm nay ít nhất 7 ngày làm việc.'),
            instant(
              'outageUntil',
              'Dự kiến hoạt động lại',
              'Người đọc cần biết khi nào dùng lại được.',
            ),
          ],
        },
        {
          name: 'forceMajeure',
          type: 'checkbox',
          label: 'Bất khả kháng, không báo trước được 7 ngày làm việc',
          defaultValue: false,
          admin: { description: 'Chỉ đánh dấu khi không thể biết trước; phải ghi lý do.' },
        },
        {
          name: 'forceMajeureReason',
          type: 'textarea',
          label: 'Lý do bất khả kháng',
          admin: {
            description: 'Lưu cùng thông báo, không hiện trên cổng.',
            condition: (data) => data.forceMajeure === true,
          },
          validate: (value: unknown, { siblingData }: { siblingData: Siblings }) =>
            planned(siblingData) && siblingData.forceMajeure && String(value ?? '').trim() === ''
              ? 'Ghi lý do bất khả kháng.'
              : true,
        },
      ],
    },
    ...systemFields,
  ],
}

/** Words that must be there while the notice is shown. */
function required(name: string, label: string, description: string, maxLength: number) {
  return {
    name,
    type: 'text',
    label,
    admin: { description },
    validate: (value: unknown, { siblingData }: { siblingData: Siblings }) => {
      const text = String(value ?? '').trim()
      if (text.length > maxLength) return `Viết gọn lại, không quá ${maxLength} ký tự.`
      return siblingData.enabled && text === '' ? 'Điền mục này để hiện thông báo.' : true
    },
  } as const
}
