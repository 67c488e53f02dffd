import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { onlyAppend } from '../hooks/events.ts'
import { refuseLeaks } from '../hooks/leaks.ts'

export const eventActions = {
  create: 'Tạo',
  update: 'Sửa',
  publish: 'Đăng',
  unpublish: 'Gỡ xuống',
  withdraw: 'Thu hồi',
  trash: 'Bỏ vào thùng rác',
  restore: 'Lấy khỏi thùng rác',
  login: 'Đăng nhập',
  logout: 'Đăng xuất',
  contact: 'Xem thông tin liên hệ',
  export: 'Xuất danh sách',
} as const
export type EventAction = keyof typeof eventActions

/** Append-only: who did what, when, to which fields. */
export const events: CollectionConfig = {
  slug: 'events',
  labels: { singular: 'Việc đã làm', plural: 'Nhật ký' },
  access: accessTo('events'),
  hooks: { beforeOperation: [onlyAppend, refuseLeaks] },
  disableDuplicate: true,
  defaultSort: '-at',
  lockDocuments: false,
  indexes: [{ fields: ['collection', 'recordId', 'at'] }, { fields: ['actor', 'at'] }],
  admin: {
    group: 'Quản trị',
    useAsTitle: 'recordTitle',
    defaultColumns: ['at', 'actorEmail', 'action', 'collection', 'recordTitle'],
    listSearchableFields: ['recordTitle', 'actorEmail'],
    description: 'Ai đã làm gì, lúc nào, sửa những mục nào. Không ai sửa hay xóa được.',
  },
  fields: [
    {
      name: 'at',
      type: 'date',
      label: 'Lúc',
      required: true,
      index: true,
      admin: { date: { displayFormat: 'dd/MM/yyyy HH:mm:ss' } },
    },
    { name: 'actor', type: 'relationship', relationTo: 'users', label: 'Người làm' },
    {
      name: 'actorEmail',
      type: 'text',
      label: 'Thư điện tử của người làm',
      admin: { description: 'Để trống: hệ thống tự làm.' },
    },
    {
      name: 'action',
      type: 'select',
      label: 'Việc',
      required: true,
      options: Object.entries(eventActions).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'collection',
      type: 'text',
      label: 'Loại nội dung',
      required: true,
      admin: {
        components: {
          Cell: '/cms/admin/components/log.tsx#PlaceCell',
          Field: '/cms/admin/components/log.tsx#Place',
        },
      },
    },
    { name: 'recordId', type: 'text', label: 'Mã bản ghi' },
    { name: 'recordTitle', type: 'text', label: 'Tên bản ghi' },
    {
      name: 'changed',
      type: 'json',
      label: 'Các mục đã sửa',
      admin: { components: { Field: '/cms/admin/components/log.tsx#Changed' } },
    },
  ],
}
