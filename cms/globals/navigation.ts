import type { GlobalConfig } from 'payload'
import { accessToGlobal } from '../access.ts'
import { hrefField, linkFields } from '../fields/href.ts'
import { systemFields } from '../fields/system.ts'
import { globalHooks } from '../hooks/content.ts'

export const navigation: GlobalConfig = {
  slug: 'navigation',
  label: 'Trình đơn',
  access: accessToGlobal('navigation'),
  hooks: globalHooks('navigation'),
  versions: { max: 50 },
  admin: { group: 'Cổng', description: 'Trình đơn ở đầu trang và các cột liên kết ở chân trang.' },
  fields: [
    {
      name: 'menu',
      type: 'array',
      label: 'Trình đơn chính',
      labels: { singular: 'mục', plural: 'mục' },
      admin: { description: 'Từ trái sang phải. Mục dẫn đến trang chưa đăng thì chưa hiện.' },
      minRows: 1,
      maxRows: 9,
      required: true,
      fields: [{ type: 'row', fields: linkFields }],
    },
    hrefField({ name: 'english', label: 'Liên kết "English" (không bắt buộc)', required: false }),
    {
      name: 'footer',
      type: 'array',
      label: 'Cột liên kết ở chân trang (không bắt buộc)',
      labels: { singular: 'cột', plural: 'cột' },
      admin: { description: 'Tối đa hai cột, bên phải thông tin của cổng.' },
      maxRows: 2,
      fields: [
        { name: 'title', type: 'text', label: 'Tên cột', required: true },
        {
          name: 'links',
          type: 'array',
          label: 'Liên kết',
          labels: { singular: 'liên kết', plural: 'liên kết' },
          admin: { description: 'Từ trên xuống dưới.' },
          fields: [{ type: 'row', fields: linkFields }],
        },
      ],
    },
    ...systemFields,
  ],
}
