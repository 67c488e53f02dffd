import type { Field } from 'payload'

export const sentenceOfAlt =
  'Viết lời mô tả hình cho người không nhìn thấy, hoặc đánh dấu "Hình trang trí".'

/** The words that go with a picture in its place; a decorative one has none. `prefix` as in `pictureAlt`. */
export function pictureFields(prefix: '' | 'picture' = ''): Field[] {
  const name = (word: string) =>
    prefix === '' ? word : `${prefix}${word.charAt(0).toUpperCase()}${word.slice(1)}`
  return [
    {
      name: name('alt'),
      type: 'text',
      label: 'Lời mô tả hình',
      admin: { description: 'Nói điều hình cho thấy, một câu ngắn.' },
      validate: (value: unknown, { siblingData }: { siblingData: Record<string, unknown> }) => {
        const present = prefix === '' || Boolean(siblingData[prefix])
        if (!present || siblingData[name('decorative')]) return true
        return String(value ?? '').trim() === '' ? sentenceOfAlt : true
      },
    },
    {
      name: name('decorative'),
      type: 'checkbox',
      label: 'Hình trang trí',
      defaultValue: false,
      admin: { description: 'Hình không mang thông tin; trình đọc màn hình bỏ qua.' },
    },
    {
      name: name('caption'),
      type: 'text',
      label: 'Chú thích (không bắt buộc)',
      admin: { description: 'Hiện dưới hình: cảnh gì, ai chụp.' },
    },
  ]
}
