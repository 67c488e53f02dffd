import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeGroups, codeOf } from '#shared/receipt-code.ts'
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

it('neither the answer nor its time tells a code that does not exist from a wrong one', async () => {
  const other = (at: number) => (code[at] === 'A' ? 'B' : 'A')
  const typed = {
    /** As one that was made up. */
    absent: (i: number) => codeOf(createHash('sha256').update(`${i}`).digest()),
    /** As one that was copied with a fault, now here, now there. */
    mistyped: (i: number) => code.slice(0, i % 26) + other(i % 26) + code.slice((i % 26) + 1),
    /** As one that no site ever makes. */
    impossible: () => `0${code.slice(1)}`,
  }
  const kinds = Object.keys(typed) as (keyof typeof typed)[]
  /** How many times as long the slowest kind takes as the fastest. */
  const spread = async () => {
    const times = new Map<string, number[]>(kinds.map((kind) => [kind, []]))
    // By turns, each as often first as last, so that what else the machine does falls on all of them.
    for (let i = 0; i < 210; i += 1)
      for (const at of kinds.keys()) {
        const kind = kinds[(at + i) % kinds.length] ?? 'absent'
        const asked = typed[kind](i)
        const began = performance.now()
        const { status, page } = await stand.get(`/bien-nhan/${asked}/`)
        // The first ones warm the program up.
        if (i >= 10) times.get(kind)?.push(performance.now() - began)
        expect([kind, status, page]).toEqual([kind, 404, { code: asked }])
      }
    // What takes longer by itself does so in the median and among the fastest; noise only in one of them.
    const sorted = [...times.values()].map((all) => all.toSorted((a, b) => a - b))
    const ratios = [0.5, 0.1].map((part) => {
      const all = sorted.map((one) => one[Math.floor(one.length * part)] ?? 0)
      return Math.max(...all) / Math.min(...all)
    })
    return Math.min(...ratios)
  }
  const first = await spread()
  expect(first < 1.3 ? first : await spread()).toBeLessThan(1.3)
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
