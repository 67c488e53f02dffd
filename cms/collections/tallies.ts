import type { CollectionConfig } from 'payload'
import { accessTo } from '../access.ts'
import { systemFields } from '../fields/system.ts'

/** How many comments a consultation has, in each state; a row's id is its consultation's. Kept by comments/tally.ts. */
export const tallies: CollectionConfig = {
  slug: 'tallies',
  labels: { singular: 'Số góp ý', plural: 'Số góp ý' },
  access: accessTo('tallies'),
  // Nobody may throw one away; the column is what every source of the feed has.
  trash: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: 'Góp ý dự thảo', hidden: true },
  fields: [
    { name: 'received', type: 'number', label: 'Đã nhận', required: true },
    { name: 'shown', type: 'number', label: 'Đã công khai', required: true },
    { name: 'waiting', type: 'number', label: 'Đang kiểm duyệt', required: true },
    { name: 'withheld', type: 'number', label: 'Không công khai', required: true },
    { name: 'reasons', type: 'json', label: 'Lý do không công khai' },
    { name: 'provisions', type: 'json', label: 'Theo điều khoản', required: true },
    ...systemFields,
  ],
}
