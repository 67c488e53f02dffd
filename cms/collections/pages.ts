import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { publishedAtField, withdrawalFields } from '../fields/publishing.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const pages: CollectionConfig = {
  slug: 'pages',
  labels: { singular: 'Trang', plural: 'Trang' },
  access: accessTo('pages'),
  hooks: contentHooks('page', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: 'title',
  indexes: [{ fields: ['_status', 'deletedAt', 'publishedAt'] }],
  admin: {
    group: 'Cổng',
    useAsTitle: 'title',
    defaultColumns: ['title', 'lang', '_status', 'updatedAt'],
    listSearchableFields: ['title', 'slug'],
    description: 'Trang đứng riêng: giới thiệu, liên hệ, quyền riêng tư, trang tiếng Anh.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tiêu đề', required: true, maxLength: 300, index: true },
    {
      name: 'lang',
      type: 'select',
      label: 'Ngôn ngữ',
      required: true,
      defaultValue: 'vi',
      options: [
        { label: 'Tiếng Việt', value: 'vi' },
        { label: 'Tiếng Anh', value: 'en' },
      ],
      admin: { position: 'sidebar', description: 'Trang tiếng Anh có địa chỉ bắt đầu bằng /en/.' },
    },
    {
      name: 'summary',
      type: 'textarea',
      label: 'Tóm tắt (không bắt buộc)',
      maxLength: 600,
      admin: { description: 'Một hoặc hai câu, hiện trong kết quả tìm kiếm.' },
    },
    {
      name: 'body',
      type: 'richText',
      label: 'Nội dung',
      required: true,
      admin: { description: 'Trang dài nên chia bằng tiêu đề để dễ tìm.' },
    },
    {
      name: 'attachments',
      type: 'upload',
      relationTo: 'files',
      hasMany: true,
      label: 'Tệp đính kèm (không bắt buộc)',
      admin: {
        description:
          'Hiện cuối trang để tải về. Tệp đã có liên kết trong nội dung thì không hiện lại.',
      },
    },
    withdrawalFields,
    slugField('Để trống: lấy từ tiêu đề.'),
    publishedAtField,
    searchField,
    ...systemFields,
  ],
}
