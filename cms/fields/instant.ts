import type { DateField } from 'payload'

/** A day with its hour, as staff write it. */
export function instantField(
  name: string,
  label: string,
  options: { required?: boolean; index?: boolean; description?: string; readOnly?: boolean } = {},
): DateField {
  const { required = false, index = false, readOnly = false, description } = options
  return {
    name,
    type: 'date',
    label,
    required,
    index,
    admin: {
      readOnly,
      date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd/MM/yyyy HH:mm' },
      ...(description !== undefined && { description }),
    },
  }
}
