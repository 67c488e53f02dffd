import { afterAll, beforeAll, expect, it } from 'vitest'
import { percentile } from '#scripts/bench/figures.ts'
import { drained, saidOnPage } from '#scripts/bench/intake/balance.ts'
import { openForms, sendForm } from '#scripts/bench/intake/forms.ts'
import { paths } from '#shared/paths.ts'
import { type IntakePortal, startIntakePortal, until } from './intake-portal.ts'

let portal: IntakePortal
const slug = 'phi-ben-bai'
const text = 'Đề nghị miễn phí cho xe chở người đi chữa bệnh.'
const name = 'Phạm Thị Lễ'
const provision = 'dieu-1.khoan-2'
let id: string
let receipt: string

beforeAll(async () => {
  portal = await startIntakePortal()
  await drained(portal.programs)
})
afterAll(() => portal.stop())

it('a comment is counted on the static page within two seconds of its receipt, and not shown yet', async () => {
  const { programs } = portal
  const forms = await openForms(programs.site, slug, 6)
  const took: number[] = []
  for (const [at, { slip }] of forms.entries()) {
    const words = at === 0 ? text : `Ý kiến ${at}`
    const { code } = await sendForm(programs.site, slug, { slip, text: words, name, provision })
    took.push(await milliseconds(async () => (await said()).received === at + 1))
    if (at === 0) receipt = paths.receipt(String(code))
  }
  console.log(`counted after ${took.map(Math.round).join(', ')} ms`)
  expect(percentile(took, 0.5)).toBeLessThan(2000)
  expect(await said()).toEqual({ received: 6, shown: 0, waiting: 6, withheld: 0 })
  expect(await pages()).not.toContain(text)
  expect(await heading()).toBe('Đang kiểm duyệt')
  id = String((await portal.commentOf(text))?.id)
})

it('shown, it is on the static pages within a second; withheld, it is gone from them, and its receipt says why', async () => {
  const took: number[] = []
  for (let round = 0; round < 5; round += 1) {
    await portal.decide(id, { state: 'shown' })
    took.push(await milliseconds(async () => (await list()).includes(text)))
    await until(async () => (await heading()) === 'Đã công khai')
    await until(async () => (await said()).shown === 1)
    expect(await pages()).toContain(name)
    expect(await said()).toEqual({ received: 6, shown: 1, waiting: 5, withheld: 0 })

    await portal.decide(id, { state: 'withheld', reason: 'lo-thong-tin', note: `Lần ${round}.` })
    took.push(await milliseconds(async () => !(await pages()).includes(text)))
    await until(async () => (await heading()) === 'Không công khai')
    await until(async () => (await said()).withheld === 1)
    expect(await read(receipt)).toMatch(new RegExp(`Lộ thông tin cá nhân.*Lần ${round}\\.`, 's'))
    expect(await said()).toEqual({ received: 6, shown: 0, waiting: 5, withheld: 1 })
    expect(await pages()).not.toContain(name)
  }
  console.log(`live after ${took.map(Math.round).join(', ')} ms`)
  expect(percentile(took, 0.5)).toBeLessThan(1000)
})

it('taken back, it waits again; the page, the CMS and the provisions give the same sums', async () => {
  await portal.decide(id, { state: 'waiting' })
  await until(async () => (await heading()) === 'Đang kiểm duyệt')
  const second = String((await portal.commentOf('Ý kiến 1'))?.id)
  await portal.decide(second, { state: 'shown' })
  await until(async () => (await said()).waiting === 5 && (await said()).shown === 1)
  expect(await said()).toEqual({ received: 6, shown: 1, waiting: 5, withheld: 0 })
  const counts = await Promise.all(
    ['shown', 'waiting', 'withheld'].map(async (state) => {
      const { body } = await portal.rest('GET', `/api/comments/count?where[state][equals]=${state}`)
      return body.totalDocs
    }),
  )
  expect(counts).toEqual([1, 5, 0])
  expect(await read(paths.consultation(slug))).toMatch(/6 ý kiến/)
  expect(await list()).toContain('Ý kiến 1')
})

const read = async (path: string) => (await fetch(portal.programs.site + path)).text()
const list = () => read(paths.consultationComments(slug))
const pages = async () => (await list()) + (await read(paths.consultation(slug)))
const heading = async () => /<h1[^>]*>([^<]*)/.exec(await read(receipt))?.[1]
const said = () => saidOnPage(portal.programs.site, slug)

/** How long it takes to come to hold. */
async function milliseconds(holds: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  await until(holds)
  return performance.now() - began
}
