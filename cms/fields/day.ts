import type { TextField } from 'payload'
import { parseVietnameseDate } from '#shared/dates.ts'
import { daySchema } from '#shared/publication-parts.ts'
import { refusals } from '#shared/refusals.ts'

/** A calendar day kept as `yyyy-mm-dd`, which has no time zone to lose; 19/04/2017 may be typed. */
export function dayField(
  name: string,
  label: string,
  options: { required?: boolean; index?: boolean; description?: string } = {},
): TextField {
  const { required = false, index = false, description = '' } = options
  return {
    name,
    type: 'text',
    label,
    required,
    index,
    admin: {
      description: `${description} Ghi ngày/tháng/năm, ví dụ 19/04/2017.`.trim(),
      placeholder: 'ngày/tháng/năm',
      components: {
        Cell: '/cms/admin/components/day.tsx#DayCell',
        Field: '/cms/admin/components/day.tsx#Day',
      },
    },
    hooks: {
      beforeValidate: [
        ({ value }) => {
          if (typeof value !== 'string') return value
          const parsed = parseVietnameseDate(value)
          return parsed.ok ? parsed.day : value.trim()
        },
      ],
    },
    validate: (value: unknown) => {
      if (value === undefined || value === null || value === '')
        return required ? 'Điền ngày này.' : true
      if (daySchema.safeParse(value).success) return true
      const parsed = parseVietnameseDate(String(value))
      return parsed.ok ? true : refusals[parsed.reason]
    },
  }
}
