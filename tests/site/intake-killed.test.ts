import { afterAll, beforeAll, expect, it } from 'vitest'
import { balance, drained } from '#scripts/bench/intake/balance.ts'
import { submitWhileKilling } from '#scripts/bench/intake/killing.ts'
import { type IntakePortal, startIntakePortal } from './intake-portal.ts'

let portal: IntakePortal
beforeAll(async () => {
  portal = await startIntakePortal()
})
afterAll(() => portal.stop())

it('comments of 8 people while both programs are killed at random: none acknowledged is lost, none is twice, all are counted', async () => {
  const { programs, consultation } = portal
  const { slug } = consultation
  const many = { submissions: 150, clients: 8, kills: 2 }
  await drained(programs)
  const acknowledged = await submitWhileKilling({ programs, slug, ...many })
  await drained(programs)
  expect(await balance(programs, slug, acknowledged, 0)).toEqual({
    ...{ acknowledged: 150, journal: 150, cms: 150, page: 150 },
    ...{ lost: 0, duplicates: 0, before: 0, balanced: true },
  })
}, 180_000)
