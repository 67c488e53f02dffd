import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeGroups } from '#shared/receipt-code.ts'
import { filled, startIntake, type TestIntake } from './stand.ts'

let stand: TestIntake
let code: string
beforeAll(async () => {
  stand = await startIntake()
  code = String((await stand.send(filled())).code)
})
afterAll(() => stand.stop())

const lookUp = (typed: string) => stand.send(new URLSearchParams({ ma: typed }), {}, '/bien-nhan/')

it('a code leads to its receipt however it was typed', async () => {
  for (const typed of [
    code,
    code.toLowerCase(),
    codeGroups(code).join('-'),
    ` ${codeGroups(code).join(' ')} `,
  ])
    expect((await lookUp(typed)).code).toBe(code)
  const receipt = await stand.get(`/bien-nhan/${codeGroups(code).join('-').toLowerCase()}/`)
  expect(receipt.page).toMatchObject({ code, found: { consultation: 'dot-1' } })
})

it('a code that does not exist and one that cannot exist get the same page', async () => {
  const absent = 'A'.repeat(26)
  for (const typed of [absent, 'sai mã', '../../', "' OR 1=1 --"]) {
    const asked = await lookUp(typed)
    expect(asked.status).toBe(303)
    const receipt = await stand.get(String(asked.headers.get('location')))
    expect([receipt.status, receipt.page.found]).toEqual([404, undefined])
  }
})

it('the look-up page has no code, and sending nothing leads back to it', async () => {
  const page = await stand.get('/bien-nhan/')
  expect([page.status, page.page]).toEqual([200, { code: '' }])
  expect((await lookUp('  ')).headers.get('location')).toBe('/bien-nhan/')
})

it('an address with a broken percent sign is no receipt', async () => {
  expect((await stand.get('/bien-nhan/%E0%A4%A/')).status).toBe(404)
})

it('a look-up of a whole book is none', async () => {
  expect((await lookUp('a'.repeat(100_000))).status).toBe(404)
})
