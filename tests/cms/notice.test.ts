import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '#shared/dates.ts'
import { addWorkingDays } from '#shared/working-days.ts'
import { type Account, startCms, type TestCms } from './support.ts'

let cms: TestCms
let webmaster: Account
beforeAll(async () => {
  cms = await startCms()
  webmaster = await cms.account('webmaster')
}, 60_000)
afterAll(() => cms.stop())

const portal = {
  title: 'Cổng Thông tin điện tử tỉnh Quảng Ngãi',
  owner: 'UBND tỉnh',
  responsible: 'Chánh Văn phòng',
  address: '52 Hùng Vương',
  phone: '0255 3822 100',
  email: 'cong@example.vn',
  englishTitle: 'Quang Ngai Portal',
  englishOwner: 'People’s Committee',
}
const save = (slug: string, body: object) =>
  cms.rest('POST', `/api/globals/${slug}`, { as: webmaster, body })
const paths = (answer: { body: { errors: { data: { errors: { path: string }[] } }[] } }) =>
  answer.body.errors[0]?.data.errors.map(({ path }) => path)

describe('the portal’s own particulars', () => {
  test.each(Object.keys(portal))('are not saved without %s', async (name) => {
    const refused = await save('portal', { ...portal, [name]: '  ' })
    expect(refused.status).toBe(400)
    expect(paths(refused)).toEqual([name])
  })

  test('are saved when all are there', async () => {
    expect((await save('portal', portal)).status).toBe(200)
  })
})

describe('a notice', () => {
  const today = dayOf(new Date())
  const at = (day: string) => startOfDay(day).toISOString()
  const planned = (day: string, own: object = {}) => ({
    enabled: true,
    level: 'planned',
    lead: 'Tạm ngừng dịch vụ',
    text: 'Bảo trì hệ thống.',
    outageFrom: at(day),
    outageUntil: at(addDays(day, 1)),
    forceMajeure: false,
    ...own,
  })
  const seventh = addWorkingDays(today, 7, { off: [] })

  test('that is urgent needs no delay, only its words', async () => {
    const urgent = { enabled: true, level: 'urgent', lead: 'Mưa lớn', text: 'Hạn chế ra đường.' }
    expect((await save('notice', urgent)).status).toBe(200)
    expect(paths(await save('notice', { ...urgent, text: '' }))).toEqual(['text'])
  })

  test('of a planned outage is refused less than 7 working days ahead, with the first possible day', async () => {
    const refused = await save('notice', planned(addDays(seventh, -1)))
    expect(paths(refused)).toEqual(['outageFrom'])
    expect(refused.body.errors[0].data.errors[0].message).toContain('ít nhất 7 ngày làm việc')
  })

  test('says when the service comes back', async () => {
    expect(paths(await save('notice', planned(seventh, { outageUntil: null })))).toEqual([
      'outageUntil',
    ])
  })

  test('may be late by force majeure, with its reason', async () => {
    const late = planned(addDays(today, 1), { forceMajeure: true })
    expect(paths(await save('notice', late))).toEqual(['forceMajeureReason'])
    const told = { ...late, forceMajeureReason: 'Bão số 12 làm đứt cáp.' }
    expect((await save('notice', told)).status).toBe(200)
  })

  test('counts the holidays of the portal’s table', async () => {
    await save('portal', { ...portal, holidays: [{ day: seventh }] })
    expect((await save('notice', planned(seventh))).status).toBe(400)
    await save('portal', { ...portal, holidays: [] })
    expect((await save('notice', planned(seventh))).status).toBe(200)
  })

  test('announced in time can still be corrected later', async () => {
    await cms.payload.db.updateGlobal({
      slug: 'notice',
      data: { outageFrom: at(addDays(today, 2)), outageUntil: at(addDays(today, 3)) },
    })
    const mended = planned(addDays(today, 2), { text: 'Bảo trì hệ thống thư.' })
    expect((await save('notice', mended)).status).toBe(200)
  })
})
