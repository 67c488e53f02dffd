import * as m20261125_011846_initial from './20261125_011846_initial.ts'

export const migrations = [
  { name: '20261125_011846_initial', up: m20261125_011846_initial.up, down: m20261125_011846_initial.down },
]
