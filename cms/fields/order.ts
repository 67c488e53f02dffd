import type { NumberField } from 'payload'

/** Where a record stands in its list, rising; equal numbers follow Vietnamese order of names. */
export const orderField: NumberField = {
  name: 'order',
  type: 'number',
  label: 'Thứ tự',
  required: true,
  defaultValue: 100,
  index: true,
  admin: { position: 'sidebar', step: 1, description: 'Số nhỏ đứng trước.' },
  validate: (value: unknown) =>
    Number.isInteger(value) ? true : 'Ghi một số nguyên, ví dụ 10. Số nhỏ đứng trước.',
}
