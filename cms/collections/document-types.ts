import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { orderField } from '../fields/order.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const documentTypes: CollectionConfig = {
  slug: 'document-types',
  labels: { singular: 'Loại văn bản', plural: 'Loại văn bản' },
  access: accessTo('document-types'),
  hooks: contentHooks('document-type', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'order',
  admin: {
    group: 'Văn bản',
    useAsTitle: 'title',
    defaultColumns: ['title', 'code', 'order', 'updatedAt'],
    description: 'Nghị quyết, quyết định, chỉ thị… theo Nghị định 30/2020/NĐ-CP.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên loại', required: true, maxLength: 200 },
    {
      name: 'code',
      type: 'text',
      label: 'Chữ viết tắt (không bắt buộc)',
      index: true,
      admin: { description: 'Như trong số ký hiệu: QĐ, CT, TTr. Công văn không có.' },
    },
    slugField(),
    orderField,
    ...systemFields,
  ],
}
