import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { dayField } from '../fields/day.ts'
import { documentRelations } from '../fields/document-relations.ts'
import { documentValidity } from '../fields/document-validity.ts'
import { publishedAtField, sampleField, withdrawalFields } from '../fields/publishing.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields, warningsField } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import {
  holdNumber,
  makeDocumentSlug,
  readNumber,
  refuseRepeatedNumber,
  warn,
} from '../hooks/documents.ts'

export const authorities = {
  ubnd: 'UBND tỉnh',
  'chu-tich': 'Chủ tịch UBND tỉnh',
  'van-phong': 'Văn phòng UBND tỉnh',
  khac: 'Cơ quan khác',
} as const

export const documents: CollectionConfig = {
  slug: 'documents',
  labels: { singular: 'Văn bản', plural: 'Văn bản' },
  access: accessTo('documents'),
  hooks: contentHooks('document', {
    beforeValidate: [readNumber, refuseRepeatedNumber, makeDocumentSlug],
    beforeChange: [holdNumber, warn],
  }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-issuedOn',
  indexes: [
    { fields: ['_status', 'deletedAt', 'publishedAt'] },
    { fields: ['deletedAt', 'issuedOn'] },
    { fields: ['issuer', 'numberKey', 'year'] },
  ],
  admin: {
    group: 'Văn bản',
    useAsTitle: 'title',
    defaultColumns: ['number', 'title', 'type', 'issuedOn', '_status'],
    listSearchableFields: ['number', 'title'],
    description: 'Văn bản chỉ đạo điều hành và văn bản quy phạm pháp luật. Văn thư nhập và đăng.',
  },
  fields: [
    {
      name: 'number',
      type: 'text',
      label: 'Số ký hiệu (không bắt buộc)',
      index: true,
      maxLength: 160,
      admin: {
        description:
          'Như in trên văn bản, ví dụ 16/2017/QĐ-UBND. Để trống nếu văn bản không có số.',
      },
    },
    { name: 'title', type: 'textarea', label: 'Trích yếu', required: true, maxLength: 2000 },
    {
      type: 'row',
      fields: [
        {
          name: 'type',
          type: 'relationship',
          relationTo: 'document-types',
          label: 'Loại văn bản',
          required: true,
          admin: {
            description: 'Theo tên ghi trên văn bản. Công văn không có tên loại: chọn Công văn.',
          },
        },
        {
          name: 'issuer',
          type: 'relationship',
          relationTo: 'agencies',
          label: 'Cơ quan ban hành',
          required: true,
          admin: { description: 'Cơ quan đứng tên lúc ban hành, kể cả khi nay không còn.' },
        },
        {
          name: 'authority',
          type: 'select',
          label: 'Thẩm quyền ban hành',
          required: true,
          defaultValue: 'ubnd',
          options: Object.entries(authorities).map(([value, label]) => ({ value, label })),
          admin: { description: 'Quyết định văn bản nằm trong danh sách của ai.' },
        },
      ],
    },
    {
      type: 'row',
      fields: [
        dayField('issuedOn', 'Ngày ban hành', { required: true, index: true }),
        dayField('effectiveOn', 'Ngày có hiệu lực (không bắt buộc)'),
        dayField('expiresOn', 'Ngày hết hiệu lực (không bắt buộc)', {
          description: 'Ngày đầu tiên không còn hiệu lực.',
        }),
      ],
    },
    {
      name: 'fields',
      type: 'relationship',
      relationTo: 'fields-of-law',
      hasMany: true,
      label: 'Lĩnh vực (không bắt buộc)',
      admin: { description: 'Để người đọc lọc theo lĩnh vực. Chọn một hoặc vài mục.' },
    },
    {
      name: 'files',
      type: 'upload',
      relationTo: 'files',
      hasMany: true,
      label: 'Tệp (không bắt buộc)',
      admin: { description: 'Bản ký số đứng đầu, phụ lục theo sau.' },
    },
    {
      type: 'collapsible',
      label: 'Người ký, nơi ban hành, nơi nhận',
      admin: { initCollapsed: true },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'signerName',
              type: 'text',
              label: 'Người ký (không bắt buộc)',
              index: true,
              admin: { description: 'Họ và tên như in trên văn bản.' },
            },
            {
              name: 'signerPosition',
              type: 'text',
              label: 'Chức vụ (không bắt buộc)',
              admin: { description: 'Chức vụ lúc ký, ví dụ Phó Chủ tịch.' },
            },
            {
              name: 'signerAuthority',
              type: 'text',
              label: 'Quyền hạn ký (không bắt buộc)',
              admin: { description: 'TM., KT., TL., TUQ. hoặc Q., như in trên văn bản.' },
            },
          ],
        },
        {
          name: 'place',
          type: 'text',
          label: 'Nơi ban hành (không bắt buộc)',
          admin: { description: 'Địa danh ghi trước ngày tháng, ví dụ Quảng Ngãi.' },
        },
        {
          name: 'recipients',
          type: 'textarea',
          label: 'Nơi nhận (không bắt buộc)',
          admin: { description: 'Mỗi dòng một nơi.' },
        },
      ],
    },
    {
      name: 'text',
      type: 'richText',
      label: 'Toàn văn (không bắt buộc)',
      admin: {
        description:
          'Để đọc và tìm trên cổng; bản ký số ở mục Tệp vẫn là bản gốc. Không chép quốc hiệu, nơi nhận, chữ ký.',
      },
    },
    documentRelations,
    documentValidity,
    withdrawalFields,
    slugField('Để trống: lấy từ số ký hiệu.'),
    publishedAtField,
    sampleField,
    warningsField,
    {
      name: 'numberKey',
      type: 'text',
      label: 'Khóa của số ký hiệu',
      index: true,
      admin: { hidden: true, disableBulkEdit: true, disableListColumn: true },
    },
    {
      name: 'numberSlot',
      type: 'text',
      label: 'Chỗ của số ký hiệu',
      unique: true,
      admin: {
        hidden: true,
        disableBulkEdit: true,
        disableListColumn: true,
        disableListFilter: true,
      },
    },
    {
      name: 'year',
      type: 'number',
      label: 'Năm ban hành',
      index: true,
      admin: { hidden: true, disableBulkEdit: true },
    },
    searchField,
    ...systemFields,
  ],
}
