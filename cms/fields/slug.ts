import type { TextField } from 'payload'

/** The last part of a record's address; unique in its collection, made from the title when left empty. */
export function slugField(description = 'Để trống: lấy từ tên.'): TextField {
  return {
    name: 'slug',
    type: 'text',
    label: 'Địa chỉ trang',
    required: true,
    unique: true,
    index: true,
    admin: { position: 'sidebar', disableBulkEdit: true, description },
  }
}
