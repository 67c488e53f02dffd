import * as m20261125_024722_initial from './20261125_024722_initial.ts'
import * as m20261125_033849_comments from './20261125_033849_comments.ts'
import * as m20261125_035232_comment_text_key from './20261125_035232_comment_text_key.ts'

export const migrations = [
  { name: '20261125_024722_initial', up: m20261125_024722_initial.up, down: m20261125_024722_initial.down },
  { name: '20261125_033849_comments', up: m20261125_033849_comments.up, down: m20261125_033849_comments.down },
  { name: '20261125_035232_comment_text_key', up: m20261125_035232_comment_text_key.up, down: m20261125_035232_comment_text_key.down },
]
