import * as m20261125_024722_initial from './20261125_024722_initial.ts'
import * as m20261125_045308_comments from './20261125_045308_comments.ts'
import * as m20261125_091846_announced from './20261125_091846_announced.ts'
import * as m20261125_100608_sizes from './20261125_100608_sizes.ts'

export const migrations = [
  { name: '20261125_024722_initial', up: m20261125_024722_initial.up, down: m20261125_024722_initial.down },
  { name: '20261125_045308_comments', up: m20261125_045308_comments.up, down: m20261125_045308_comments.down },
  { name: '20261125_091846_announced', up: m20261125_091846_announced.up, down: m20261125_091846_announced.down },
  { name: '20261125_100608_sizes', up: m20261125_100608_sizes.up, down: m20261125_100608_sizes.down },
]
