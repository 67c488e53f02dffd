import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { dayField } from '../fields/day.ts'
import { orderField } from '../fields/order.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { makeSlug } from '../hooks/slugs.ts'

export const agencies: CollectionConfig = {
  slug: 'agencies',
  labels: { singular: 'Cơ quan', plural: 'Cơ quan' },
  access: accessTo('agencies'),
  hooks: contentHooks('agency', { beforeValidate: [makeSlug()] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'order',
  admin: {
    group: 'Cổng',
    useAsTitle: 'title',
    defaultColumns: ['title', 'shortName', 'level', 'order', 'validTo'],
    listSearchableFields: ['title', 'shortName', 'slug'],
    description: 'Cơ quan ban hành văn bản và cơ quan có trang trên cổng.',
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên đầy đủ', required: true, maxLength: 300 },
    {
      name: 'shortName',
      type: 'text',
      label: 'Tên gọn',
      required: true,
      maxLength: 120,
      admin: { description: 'Dùng trong danh sách và bộ lọc, ví dụ UBND tỉnh.' },
    },
    {
      name: 'level',
      type: 'select',
      label: 'Cấp',
      required: true,
      index: true,
      options: [
        { label: 'Trung ương', value: 'trung-uong' },
        { label: 'Tỉnh', value: 'tinh' },
        { label: 'Sở, ngành', value: 'so-nganh' },
        { label: 'Xã, phường, đặc khu', value: 'xa' },
      ],
      admin: {
        position: 'sidebar',
        description: 'Quyết định cơ quan nằm ở nhóm nào của trang Cơ quan, địa phương.',
      },
    },
    {
      type: 'row',
      fields: [
        dayField('validFrom', 'Thành lập (không bắt buộc)'),
        dayField('validTo', 'Kết thúc hoạt động (không bắt buộc)', {
          description: 'Cơ quan cũ vẫn đứng tên văn bản đã ban hành.',
        }),
      ],
    },
    {
      name: 'successors',
      type: 'relationship',
      relationTo: 'agencies',
      hasMany: true,
      label: 'Cơ quan kế thừa (không bắt buộc)',
      admin: {
        description: 'Ghi ở cơ quan cũ: nay việc do cơ quan nào làm. Trang hai bên dẫn đến nhau.',
      },
    },
    {
      name: 'summary',
      type: 'textarea',
      label: 'Chức năng, nhiệm vụ (không bắt buộc)',
      admin: { description: 'Một vài câu, hiện đầu trang của cơ quan.' },
    },
    { name: 'address', type: 'text', label: 'Địa chỉ (không bắt buộc)' },
    {
      type: 'row',
      fields: [
        { name: 'phone', type: 'text', label: 'Điện thoại (không bắt buộc)' },
        {
          name: 'email',
          type: 'email',
          label: 'Thư điện tử (không bắt buộc)',
        },
      ],
    },
    {
      name: 'website',
      type: 'text',
      label: 'Trang thông tin (không bắt buộc)',
      admin: { description: 'Địa chỉ đầy đủ, bắt đầu bằng https://.' },
      validate: (value: unknown) =>
        !value || /^https?:\/\/[^\s]+\.[^\s]+$/.test(String(value))
          ? true
          : 'Ghi địa chỉ đầy đủ, ví dụ https://sotuphap.quangngai.gov.vn.',
    },
    slugField(),
    orderField,
    searchField,
    ...systemFields,
  ],
}
