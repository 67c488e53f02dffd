import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { dayField } from '../fields/day.ts'
import { publishedAtField } from '../fields/publishing.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { readDraft, refuseUnconfirmed } from '../hooks/draft-texts.ts'
import { takeAgencyOfConsultation } from '../hooks/own-agency.ts'

export const draftTexts: CollectionConfig = {
  slug: 'draft-texts',
  labels: { singular: 'Bản dự thảo', plural: 'Bản dự thảo' },
  access: accessTo('draft-texts'),
  hooks: contentHooks('draft-text', {
    beforeValidate: [takeAgencyOfConsultation, readDraft],
    beforeChange: [refuseUnconfirmed],
  }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-updatedAt',
  indexes: [{ fields: ['_status', 'deletedAt', 'publishedAt'] }],
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    defaultColumns: ['title', 'consultation', 'version', '_status', 'updatedAt'],
    description:
      'Mỗi bản ghi là một lần dự thảo của văn bản đang lấy ý kiến. Hệ thống tách thành Điều, khoản, điểm để người dân góp ý từng chỗ.',
  },
  fields: [
    {
      name: 'consultation',
      type: 'relationship',
      relationTo: 'consultations',
      label: 'Đợt lấy ý kiến',
      required: true,
      index: true,
      admin: { description: 'Bản này hiện ở trang của đợt lấy ý kiến nào.' },
    },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      label: 'Cơ quan soạn thảo',
      index: true,
      admin: { readOnly: true, position: 'sidebar', description: 'Lấy từ đợt lấy ý kiến.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'version',
          type: 'number',
          label: 'Lần dự thảo',
          required: true,
          min: 1,
          defaultValue: 1,
          admin: { description: 'Bản có số lớn nhất đã đăng là bản đang lấy ý kiến.' },
        },
        dayField('on', 'Ngày của bản này', { required: true }),
      ],
    },
    { name: 'title', type: 'text', label: 'Tên bản', required: true, maxLength: 300 },
    {
      name: 'pasted',
      type: 'textarea',
      label: 'Dán toàn văn',
      admin: {
        rows: 16,
        description:
          'Chép từ Word rồi dán vào đây, cả quyết định và quy định kèm theo. Để trống nếu soạn ở ô dưới.',
      },
    },
    {
      name: 'text',
      type: 'richText',
      label: 'Hoặc soạn toàn văn',
      admin: {
        description: 'Mỗi Điều, khoản, điểm một đoạn, như trong bản Word.',
        condition: (data) => !data.pasted,
      },
    },
    {
      name: 'outline',
      type: 'textarea',
      label: 'Cấu trúc đọc được',
      admin: {
        readOnly: true,
        rows: 12,
        disableBulkEdit: true,
        description: 'Hệ thống ghi khi lưu. Đối chiếu với bản Word trước khi đăng.',
        condition: (data) => Boolean(data.outline),
      },
    },
    {
      name: 'warnings',
      type: 'textarea',
      label: 'Chỗ cần xem lại',
      admin: {
        readOnly: true,
        disableBulkEdit: true,
        description:
          'Hệ thống ghi khi lưu. Sửa văn bản, hoặc xác nhận rằng văn bản đúng là như vậy.',
        condition: (data) => Boolean(data.warnings),
      },
    },
    {
      name: 'confirmed',
      type: 'checkbox',
      label: 'Tôi đã đối chiếu: cấu trúc trên đúng với bản dự thảo',
      defaultValue: false,
      admin: {
        description: 'Đánh dấu khi còn chỗ cần xem lại mà văn bản đúng là như vậy.',
        condition: (data) => Boolean(data.outline),
      },
    },
    {
      name: 'provisions',
      type: 'json',
      label: 'Điều, khoản, điểm',
      admin: {
        hidden: true,
        disableBulkEdit: true,
        disableListColumn: true,
        disableListFilter: true,
      },
    },
    publishedAtField,
    ...systemFields,
  ],
}
