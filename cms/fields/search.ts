import type { TextareaField } from 'payload'

/** The words staff search by, without marks and in lower case: databases compare Vietnamese letters as they stand. */
export const searchField: TextareaField = {
  name: 'search',
  type: 'textarea',
  label: 'Chữ để tìm',
  admin: {
    hidden: true,
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
  },
}
