import * as m20261125_004319_initial from './20261125_004319_initial.ts'

export const migrations = [
  { name: '20261125_004319_initial', up: m20261125_004319_initial.up, down: m20261125_004319_initial.down },
]
