import type { CollectionConfig } from 'payload'
import { dossierNames } from '#shared/messages-consultation.ts'
import { accessTo } from '../access.ts'
import { exportEndpoints } from '../comments/export/endpoint.ts'
import { publishedAtField, sampleField, withdrawalFields } from '../fields/publishing.ts'
import { searchField } from '../fields/search.ts'
import { slugField } from '../fields/slug.ts'
import { systemFields } from '../fields/system.ts'
import { extensionFields, resultFields, windowFields } from '../fields/window.ts'
import { keepAnnounced, refuseUnready } from '../hooks/consultations.ts'
import { contentHooks } from '../hooks/content.ts'
import { giveOwnAgency } from '../hooks/own-agency.ts'
import { makeSlug } from '../hooks/slugs.ts'

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Written by the portal with each save. */
const portalsOwn = { hidden: true, disableBulkEdit: true, disableListColumn: true } as const

export const consultations: CollectionConfig = {
  slug: 'consultations',
  labels: { singular: 'Đợt lấy ý kiến', plural: 'Đợt lấy ý kiến' },
  access: accessTo('consultations'),
  hooks: contentHooks('consultation', {
    beforeValidate: [giveOwnAgency, makeSlug()],
    beforeChange: [keepAnnounced, refuseUnready],
  }),
  endpoints: exportEndpoints,
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-closesAt',
  indexes: [{ fields: ['_status', 'deletedAt', 'publishedAt'] }],
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    listSearchableFields: ['title'],
    defaultColumns: ['title', 'agency', '_status', 'opensAt', 'closesAt'],
    description:
      'Cơ quan soạn thảo chuẩn bị, cơ quan tổng hợp đăng. Đăng xong là mở theo đúng ngày giờ đã ghi.',
  },
  fields: [
    {
      name: 'ways',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableBulkEdit: true,
        disableListColumn: true,
        components: {
          Field: '/cms/admin/components/moderation/consultation-ways.tsx#ConsultationWays',
        },
      },
    },
    { name: 'title', type: 'textarea', label: 'Tên dự thảo', required: true, maxLength: 1000 },
    {
      name: 'form',
      type: 'text',
      label: 'Hình thức văn bản',
      required: true,
      defaultValue: 'Quyết định của UBND tỉnh',
      maxLength: 200,
      admin: { description: 'Ví dụ: Nghị quyết của HĐND tỉnh.' },
    },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      label: 'Cơ quan chủ trì soạn thảo',
      required: true,
      index: true,
      admin: {
        position: 'sidebar',
        description: 'Cán bộ của cơ quan này đọc và kiểm duyệt góp ý.',
      },
    },
    {
      name: 'regime',
      type: 'relationship',
      relationTo: 'legal-regimes',
      label: 'Lấy ý kiến theo luật nào',
      required: true,
      admin: { description: 'Quyết định số ngày ít nhất và hồ sơ phải có.' },
    },
    { name: 'regimeTitle', type: 'text', label: 'Luật áp dụng khi mở', admin: portalsOwn },
    { name: 'announced', type: 'json', label: 'Thời hạn đã công bố', admin: portalsOwn },
    { name: 'regimeDays', type: 'number', label: 'Số ngày ít nhất khi mở', admin: portalsOwn },
    windowFields,
    extensionFields,
    {
      name: 'summary',
      type: 'textarea',
      label: 'Tóm tắt',
      required: true,
      maxLength: 2000,
      admin: { description: 'Lời thường, không chép điều khoản: cái gì thay đổi, cho ai.' },
    },
    {
      name: 'affected',
      type: 'textarea',
      label: 'Đối tượng chịu tác động (không bắt buộc)',
      maxLength: 2000,
      admin: { description: 'Ai phải làm khác đi khi văn bản có hiệu lực.' },
    },
    {
      name: 'basis',
      type: 'textarea',
      label: 'Căn cứ pháp lý (không bắt buộc)',
      admin: { description: 'Mỗi dòng một căn cứ.' },
    },
    {
      name: 'questions',
      type: 'array',
      label: 'Câu hỏi trọng tâm (không bắt buộc)',
      labels: { singular: 'câu hỏi', plural: 'câu hỏi' },
      admin: { description: 'Người dân có thể trả lời riêng từng câu.' },
      fields: [
        {
          name: 'text',
          type: 'textarea',
          label: 'Câu hỏi',
          required: true,
          maxLength: 1000,
          admin: {
            description: 'Hỏi một việc, bằng lời thường. Có góp ý rồi thì không đổi câu hỏi nữa.',
          },
        },
      ],
    },
    {
      name: 'contact',
      type: 'group',
      label: 'Nơi nhận góp ý',
      admin: { description: 'Cho người muốn gửi thư, gọi điện hoặc đến tận nơi.' },
      fields: [
        {
          name: 'name',
          type: 'text',
          label: 'Đơn vị hoặc người nhận',
          maxLength: 300,
          admin: { description: 'Ví dụ: Phòng Quản lý giá, Sở Tài chính.' },
        },
        { name: 'address', type: 'text', label: 'Địa chỉ', maxLength: 500 },
        {
          type: 'row',
          fields: [
            { name: 'phone', type: 'text', label: 'Điện thoại', maxLength: 60 },
            { name: 'email', type: 'email', label: 'Thư điện tử' },
          ],
        },
      ],
    },
    {
      name: 'dossier',
      type: 'array',
      label: 'Hồ sơ dự thảo',
      labels: { singular: 'tài liệu', plural: 'tài liệu' },
      admin: {
        description:
          'Dự thảo, tờ trình và tài liệu mà luật đã chọn đòi hỏi. Thiếu thì chưa đăng được.',
      },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'kind',
              type: 'select',
              label: 'Loại tài liệu',
              required: true,
              admin: { description: 'Dùng để biết hồ sơ đã đủ chưa.' },
              options: optionsOf(dossierNames),
            },
            {
              name: 'title',
              type: 'text',
              label: 'Tên hiện trên trang (không bắt buộc)',
              maxLength: 300,
              admin: { description: 'Để trống: lấy theo loại tài liệu.' },
            },
          ],
        },
        {
          name: 'file',
          type: 'upload',
          relationTo: 'files',
          label: 'Tệp',
          required: true,
          admin: { description: 'PDF hoặc Word, để người dân tải về.' },
        },
      ],
    },
    resultFields,
    withdrawalFields,
    slugField('Để trống: lấy từ tên dự thảo.'),
    publishedAtField,
    sampleField,
    searchField,
    ...systemFields,
  ],
}
