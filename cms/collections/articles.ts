import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { pictureFields } from '../fields/picture.ts'
import { publishedAtField, sampleField, withdrawalFields } from '../fields/publishing.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const articles: CollectionConfig = {
  slug: 'articles',
  labels: { singular: 'Tin bài', plural: 'Tin bài' },
  access: accessTo('articles'),
  hooks: contentHooks('article', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-publishedAt',
  indexes: [
    { fields: ['_status', 'deletedAt', 'publishedAt'] },
    { fields: ['deletedAt', 'publishedAt'] },
  ],
  admin: {
    group: 'Tin tức',
    useAsTitle: 'title',
    defaultColumns: ['title', 'section', '_status', 'publishedAt', 'updatedAt'],
    listSearchableFields: ['title', 'slug'],
    description: 'Tin bài trên trang Tin tức. Biên tập viên soạn, Ban Biên tập đăng.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tiêu đề', required: true, maxLength: 300 },
    {
      name: 'section',
      type: 'relationship',
      relationTo: 'sections',
      label: 'Chuyên mục',
      required: true,
      admin: { position: 'sidebar', description: 'Tin cũng hiện ở trang của chuyên mục này.' },
    },
    {
      name: 'summary',
      type: 'textarea',
      label: 'Tóm tắt',
      required: true,
      maxLength: 600,
      admin: { description: 'Một hoặc hai câu, hiện trong danh sách và khi chia sẻ.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'author',
          type: 'text',
          label: 'Tác giả',
          required: true,
          admin: { description: 'Họ tên hoặc bút danh, hiện dưới tiêu đề.' },
        },
        {
          name: 'source',
          type: 'text',
          label: 'Nguồn',
          required: true,
          admin: { description: 'Cơ quan hoặc tờ báo đưa tin, ví dụ Văn phòng UBND tỉnh.' },
        },
      ],
    },
    {
      name: 'picture',
      type: 'upload',
      relationTo: 'files',
      label: 'Hình (không bắt buộc)',
      filterOptions: { mimeType: { contains: 'image/' } },
      admin: {
        description: 'Hiện đầu tin và trong danh sách. Hình ngang, rộng từ 1600 điểm ảnh là đẹp.',
      },
    },
    ...pictureFields('picture'),
    {
      name: 'body',
      type: 'richText',
      label: 'Nội dung',
      required: true,
      admin: {
        description:
          'Tóm tắt đã hiện phía trên, không cần chép lại. Bài dài nên chia bằng tiêu đề.',
      },
    },
    {
      name: 'attachments',
      type: 'upload',
      relationTo: 'files',
      hasMany: true,
      label: 'Tệp đính kèm (không bắt buộc)',
      admin: { description: 'Hiện cuối tin để tải về. Gỡ khỏi đây là tệp không còn trên cổng.' },
    },
    withdrawalFields,
    slugField('Để trống: lấy từ tiêu đề.'),
    publishedAtField,
    sampleField,
    searchField,
    ...systemFields,
  ],
}
