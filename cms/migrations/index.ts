import * as m20261125_024722_initial from './20261125_024722_initial.ts'

export const migrations = [
  { name: '20261125_024722_initial', up: m20261125_024722_initial.up, down: m20261125_024722_initial.down },
]
