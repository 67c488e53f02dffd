import type { GlobalConfig } from 'payload'
import { accessToGlobal } from '../access.ts'
import { hrefField, linkFields } from '../fields/href.ts'
import { systemFields } from '../fields/system.ts'
import { globalHooks } from '../hooks/content.ts'

export const home: GlobalConfig = {
  slug: 'home',
  label: 'Trang chủ',
  access: accessToGlobal('home'),
  hooks: globalHooks('home'),
  versions: { max: 50 },
  admin: { group: 'Cổng', description: 'Câu hỏi, lối tắt và tin dẫn của trang chủ.' },
  fields: [
    {
      name: 'question',
      type: 'text',
      label: 'Câu hỏi trên ô tìm kiếm',
      required: true,
      maxLength: 200,
      admin: { description: 'Dòng lớn nhất của trang chủ, ví dụ Ông/bà cần tìm gì?' },
    },
    {
      name: 'popular',
      type: 'array',
      label: 'Tìm nhiều (không bắt buộc)',
      labels: { singular: 'liên kết', plural: 'liên kết' },
      admin: { description: 'Vài chữ mỗi mục, dưới ô tìm kiếm. Tối đa 8.' },
      maxRows: 8,
      fields: [{ type: 'row', fields: linkFields }],
    },
    {
      name: 'doors',
      type: 'array',
      label: 'Lối vào chính (không bắt buộc)',
      labels: { singular: 'lối vào', plural: 'lối vào' },
      admin: { description: 'Các ô lớn dẫn đến việc nhiều người làm. Tối đa 4.' },
      maxRows: 4,
      fields: [
        { name: 'label', type: 'text', label: 'Tên', required: true },
        hrefField(),
        {
          name: 'text',
          type: 'text',
          label: 'Một câu giải thích',
          required: true,
          admin: { description: 'Người đọc tìm thấy gì ở đó.' },
        },
      ],
    },
    {
      name: 'lead',
      type: 'relationship',
      relationTo: 'articles',
      label: 'Tin dẫn (không bắt buộc)',
      admin: { description: 'Để trống: tin mới nhất.' },
    },
    ...systemFields,
  ],
}
