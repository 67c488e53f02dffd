import type { TextField } from 'payload'
import { hrefSchema } from '#shared/publication-parts.ts'

const help =
  'Nhập đường dẫn trên cổng (/van-ban/), địa chỉ đầy đủ (https://…), mailto:, tel:, hoặc portal:loại/mã của một bản ghi.'

/** The target of a link in menus and redirects, in the forms of `hrefSchema`. */
export function hrefField(options: Partial<Pick<TextField, 'name' | 'label' | 'required'>> = {}) {
  const required = options.required ?? true
  return {
    name: options.name ?? 'href',
    type: 'text',
    label: options.label ?? 'Liên kết đến',
    required,
    admin: { description: help },
    validate: (value: unknown) => {
      if (value === undefined || value === null || value === '')
        return required ? 'Điền nơi liên kết đến.' : true
      return hrefSchema.safeParse(value).success ? true : `Chưa đọc được liên kết này. ${help}`
    },
  } satisfies TextField
}

/** A link with its words, as menus hold them. */
export const linkFields = [
  { name: 'label', type: 'text', label: 'Chữ hiển thị', required: true } satisfies TextField,
  hrefField(),
]
