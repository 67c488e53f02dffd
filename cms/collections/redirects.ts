import type { CollectionConfig } from 'payload'
import { localPathSchema } from '#shared/publication-parts.ts'
import { accessTo } from '../access.ts'
import { hrefField } from '../fields/href.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { oneTarget } from '../hooks/redirects.ts'

export const redirects: CollectionConfig = {
  slug: 'redirects',
  labels: { singular: 'Chuyển hướng', plural: 'Chuyển hướng' },
  access: accessTo('redirects'),
  hooks: contentHooks('redirect', { beforeValidate: [oneTarget] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: 'from',
  admin: {
    group: 'Cổng',
    useAsTitle: 'from',
    defaultColumns: ['from', 'to', 'updatedAt'],
    listSearchableFields: ['from', 'to'],
    description: 'Địa chỉ cũ dẫn đến nơi mới. Hệ thống tự thêm khi đổi địa chỉ một trang đã đăng.',
  },
  fields: [
    {
      name: 'from',
      type: 'text',
      label: 'Địa chỉ cũ',
      required: true,
      unique: true,
      index: true,
      admin: { description: 'Đường dẫn trên cổng, bắt đầu bằng /, ví dụ /tin-tuc/bai-cu/.' },
      validate: (value: unknown) =>
        localPathSchema.safeParse(value).success
          ? true
          : 'Ghi đường dẫn bắt đầu bằng một dấu /, không có dấu cách.',
    },
    hrefField({ name: 'to', label: 'Dẫn đến' }),
    ...systemFields,
  ],
}
