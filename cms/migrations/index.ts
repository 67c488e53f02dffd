import * as m20261125_024722_initial from './20261125_024722_initial.ts'
import * as m20261125_033849_comments from './20261125_033849_comments.ts'

export const migrations = [
  { name: '20261125_024722_initial', up: m20261125_024722_initial.up, down: m20261125_024722_initial.down },
  { name: '20261125_033849_comments', up: m20261125_033849_comments.up, down: m20261125_033849_comments.down },
]
