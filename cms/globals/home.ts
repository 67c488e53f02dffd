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
    },
    {
      name: 'popular',
      type: 'array',
      label: 'Tìm nhiều (không bắt buộc)',
      labels: { singular: 'liên kết', plural: 'liên kết' },
      maxRows: 8,
      fields: [{ type: 'row', fields: linkFields }],
    },
    {
      name: 'doors',
      type: 'array',
      label: 'Lối vào chính (không bắt buộc)',
      labels: { singular: 'lối vào', plural: 'lối vào' },
      maxRows: 4,
      fields: [
        { name: 'label', type: 'text', label: 'Tên', required: true },
        hrefField(),
        { name: 'text', type: 'text', label: 'Một câu giải thích', required: true },
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
