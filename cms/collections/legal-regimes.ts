import type { CollectionConfig } from 'payload'
import { dossierNames } from '#shared/messages-consultation.ts'
import { accessTo } from '../access.ts'
import { dayField } from '../fields/day.ts'
import { orderField } from '../fields/order.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'

/** What a law asks of a consultation; data, because the law changes and old consultations stay under theirs. */
export const legalRegimes: CollectionConfig = {
  slug: 'legal-regimes',
  labels: { singular: 'Luật áp dụng', plural: 'Luật áp dụng' },
  access: accessTo('legal-regimes'),
  hooks: contentHooks(undefined),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'order',
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    defaultColumns: ['title', 'minimumDays', 'validFrom', 'validTo', 'toVerify'],
    description: 'Số ngày ít nhất và hồ sơ phải có, theo từng luật. Mỗi đợt lấy ý kiến chọn một.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên luật', required: true, maxLength: 300 },
    {
      name: 'minimumDays',
      type: 'number',
      label: 'Số ngày ít nhất',
      required: true,
      min: 0,
      max: 365,
      admin: { description: 'Từ lúc mở đến lúc đóng; ngắn hơn thì phải ghi lý do.' },
    },
    {
      type: 'row',
      fields: [
        dayField('validFrom', 'Áp dụng từ (không bắt buộc)'),
        dayField('validTo', 'Áp dụng đến (không bắt buộc)'),
      ],
    },
    {
      name: 'requiredFiles',
      type: 'select',
      hasMany: true,
      label: 'Tài liệu phải có trong hồ sơ',
      admin: { description: 'Thiếu một loại thì đợt lấy ý kiến chưa đăng được.' },
      options: Object.entries(dossierNames).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'toVerify',
      type: 'checkbox',
      label: 'Cần đối chiếu lại với luật',
      defaultValue: false,
      admin: { description: 'Đánh dấu khi số ngày hoặc hồ sơ chưa chắc.' },
    },
    {
      name: 'note',
      type: 'textarea',
      label: 'Ghi chú (không bắt buộc)',
      admin: { description: 'Điều, khoản làm căn cứ. Chỉ cán bộ đọc.' },
    },
    orderField,
    ...systemFields,
  ],
}
