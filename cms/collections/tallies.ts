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
  admin: { hidden: true },
  fields: [
    { name: 'received', type: 'number', required: true },
    { name: 'shown', type: 'number', required: true },
    { name: 'waiting', type: 'number', required: true },
    { name: 'withheld', type: 'number', required: true },
    { name: 'provisions', type: 'json', required: true },
    ...systemFields,
  ],
}
