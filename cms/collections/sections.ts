import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { orderField } from '../fields/order.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const sections: CollectionConfig = {
  slug: 'sections',
  labels: { singular: 'Chuyên mục', plural: 'Chuyên mục' },
  access: accessTo('sections'),
  hooks: contentHooks('section', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'order',
  admin: {
    group: 'Tin tức',
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', 'order', 'updatedAt'],
    description: 'Các mục của trang Tin tức. Lưu là hiện ngay trên cổng.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên chuyên mục', required: true, maxLength: 200 },
    {
      name: 'summary',
      type: 'textarea',
      label: 'Giới thiệu (không bắt buộc)',
      maxLength: 600,
      admin: { description: 'Một câu, hiện ở đầu trang chuyên mục.' },
    },
    slugField(),
    orderField,
    ...systemFields,
  ],
}
