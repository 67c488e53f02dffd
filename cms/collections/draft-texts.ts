import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { takeAgencyOfConsultation } from '../hooks/own-agency.ts'

export const draftTexts: CollectionConfig = {
  slug: 'draft-texts',
  labels: { singular: 'Bản dự thảo', plural: 'Bản dự thảo' },
  access: accessTo('draft-texts'),
  hooks: contentHooks(undefined, { beforeValidate: [takeAgencyOfConsultation] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50, drafts: true },
  defaultSort: '-updatedAt',
  admin: {
    group: 'Góp ý dự thảo',
    useAsTitle: 'title',
    defaultColumns: ['title', 'consultation', 'version', '_status', 'updatedAt'],
    description: 'Mỗi bản ghi là một lần dự thảo của văn bản đang lấy ý kiến.',
  },
  fields: [
    {
      name: 'consultation',
      type: 'relationship',
      relationTo: 'consultations',
      label: 'Đợt lấy ý kiến',
      required: true,
      index: true,
    },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      label: 'Cơ quan soạn thảo',
      index: true,
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: 'Lấy từ đợt lấy ý kiến.',
      },
    },
    {
      name: 'version',
      type: 'number',
      label: 'Lần dự thảo',
      required: true,
      min: 1,
      defaultValue: 1,
    },
    { name: 'title', type: 'text', label: 'Tên bản', required: true, maxLength: 300 },
    { name: 'text', type: 'richText', label: 'Toàn văn', required: true },
    ...systemFields,
  ],
}
