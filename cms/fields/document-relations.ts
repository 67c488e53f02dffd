import type { ArrayField } from 'payload'
import { relationNames } from '#shared/messages.ts'

/** Stored at the later document only; the earlier one shows it by itself. */
export const documentRelations: ArrayField = {
  name: 'relations',
  type: 'array',
  label: 'Quan hệ với văn bản khác (không bắt buộc)',
  labels: { singular: 'quan hệ', plural: 'quan hệ' },
  admin: {
    initCollapsed: true,
    description:
      'Ghi ở văn bản sau: văn bản này thay thế, sửa đổi, căn cứ… văn bản nào. Chiều ngược lại tự hiện.',
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'type',
          type: 'select',
          label: 'Văn bản này',
          required: true,
          admin: { description: 'Văn bản đang sửa làm gì với văn bản bên cạnh.' },
          options: Object.entries(relationNames).map(([value, { out }]) => ({ value, label: out })),
        },
        {
          name: 'target',
          type: 'relationship',
          relationTo: 'documents',
          label: 'văn bản',
          required: true,
          admin: { description: 'Văn bản đã có trong danh sách. Chưa đăng thì chưa hiện.' },
          filterOptions: ({ id }) => (id === undefined ? true : { id: { not_equals: id } }),
        },
      ],
    },
  ],
}
