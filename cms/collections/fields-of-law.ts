import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { orderField } from '../fields/order.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const fieldsOfLaw: CollectionConfig = {
  slug: 'fields-of-law',
  labels: { singular: 'Lĩnh vực', plural: 'Lĩnh vực' },
  access: accessTo('fields-of-law'),
  hooks: contentHooks('field-of-law', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'order',
  admin: {
    group: 'Văn bản',
    useAsTitle: 'title',
    defaultColumns: ['title', 'slug', 'order', 'updatedAt'],
    description: 'Lĩnh vực của văn bản, dùng để lọc trên trang Văn bản.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên lĩnh vực', required: true, maxLength: 200 },
    slugField(),
    orderField,
    ...systemFields,
  ],
}
