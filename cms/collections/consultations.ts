import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { giveOwnAgency } from '../hooks/own-agency.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const consultations: CollectionConfig = {
  slug: 'consultations',
  labels: { singular: 'Đợt lấy ý kiến', plural: 'Đợt lấy ý kiến' },
  access: accessTo('consultations'),
  hooks: contentHooks(undefined, { beforeValidate: [giveOwnAgency, makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-closesAt',
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    listSearchableFields: ['title'],
    defaultColumns: ['title', 'agency', '_status', 'opensAt', 'closesAt'],
    description: 'Cơ quan soạn thảo chuẩn bị, cơ quan tổng hợp mở và đóng.',
  },
  fields: [
    { name: 'title', type: 'textarea', label: 'Tên dự thảo', required: true, maxLength: 1000 },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      label: 'Cơ quan soạn thảo',
      required: true,
      index: true,
      admin: { position: 'sidebar' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'opensAt',
          type: 'date',
          label: 'Mở từ',
          required: true,
          admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' } },
        },
        {
          name: 'closesAt',
          type: 'date',
          label: 'Đóng lúc',
          required: true,
          index: true,
          admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' } },
        },
      ],
    },
    { name: 'summary', type: 'textarea', label: 'Tóm tắt (không bắt buộc)' },
    slugField('Để trống: lấy từ tên dự thảo.'),
    searchField,
    ...systemFields,
  ],
}
