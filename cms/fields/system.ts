import type { Field } from 'payload'

/** Fields that nobody fills in; they are neither compared nor named in the log. */
export const systemNames: ReadonlySet<string> = new Set([
  'id',
  '_status',
  'revision',
  'changedAt',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'numberKey',
  'numberSlot',
  'year',
  'warnings',
  'search',
  'sessions',
  'loginAttempts',
  'lockUntil',
])

/** Written by the portal with each save, never by hand: `revision` for sites and stale saves, `changedAt` for the feed. */
export const systemFields: Field[] = [
  {
    name: 'revision',
    type: 'text',
    label: 'Mã lần lưu',
    admin: {
      hidden: true,
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
  },
  {
    name: 'changedAt',
    type: 'date',
    label: 'Lưu lúc',
    index: true,
    admin: {
      hidden: true,
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
  },
]

/** Shown beside the form; what is odd but allowed, one sentence a line. */
export const warningsField: Field = {
  name: 'warnings',
  type: 'textarea',
  label: 'Lưu ý',
  admin: {
    readOnly: true,
    position: 'sidebar',
    disableBulkEdit: true,
    description: 'Hệ thống ghi khi lưu. Vẫn đăng được; hãy đối chiếu với bản ký.',
    condition: (data) => Boolean(data.warnings),
  },
}
