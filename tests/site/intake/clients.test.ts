import { afterEach, expect, it, vi } from 'vitest'
import { parseEnvironment } from '#shared/environment.ts'
import { filled, pdf, startIntake, type TestIntake, type TestIntakeOptions } from './stand.ts'

let stand: TestIntake
const start = async (options: TestIntakeOptions) => {
  stand = await startIntake(options)
}
afterEach(async () => {
  vi.useRealTimers()
  await stand.stop()
})

it('one client may send so many and no more; the text of the next is shown back, its files go', async () => {
  await start({ limit: 3 })
  for (let i = 0; i < 3; i += 1) expect((await stand.send(filled())).status).toBe(303)
  const body = filled({}, [pdf()])
  const fourth = await stand.send(body)
  expect([fourth.status, fourth.page.outcome]).toEqual([429, 'tooOften'])
  expect(fourth.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect(fourth.page.slip).toBe(body.get('phieu'))
  expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(500)
  expect(stand.rows()).toBe(3)
  expect(await stand.folders()).toEqual([])
  expect((await stand.get('/gop-y-du-thao/tiep-cong-dan/gui/')).status).toBe(200)
})

it('unless it is said otherwise a client may send thirty in ten minutes, and thirty more after them', async () => {
  const secret = 'x'.repeat(32)
  const read = parseEnvironment({
    ...{ PORTAL_SITE_TOKEN: secret, PAYLOAD_SECRET: secret, PORTAL_RECEIPT_KEY: secret },
  })
  const limit = read.ok ? read.env.SUBMISSION_LIMIT : 0
  expect(limit).toBe(30)
  // The clock of the count alone; what waits and times out goes on.
  vi.useFakeTimers({ toFake: ['Date'] })
  await start({ limit })
  const began = Date.now()
  for (let i = 0; i < 30; i += 1) expect([i, (await stand.send(filled())).status]).toEqual([i, 303])
  const refused = await stand.send(filled({ text: 'Ý kiến thứ ba mươi mốt' }))
  expect([refused.status, refused.page.outcome]).toEqual([429, 'tooOften'])
  expect(refused.page.values.text).toBe('Ý kiến thứ ba mươi mốt')
  vi.setSystemTime(began + 10 * 60_000 - 1)
  expect((await stand.send(filled())).status).toBe(429)
  vi.setSystemTime(began + 10 * 60_000)
  for (let i = 0; i < 30; i += 1) expect([i, (await stand.send(filled())).status]).toEqual([i, 303])
  expect((await stand.send(filled())).status).toBe(429)
  expect(stand.rows()).toBe(60)
})

it('a header that anybody can write makes no other client', async () => {
  await start({ limit: 1 })
  await stand.send(filled(), { 'x-forwarded-for': '203.0.113.1' })
  const second = await stand.send(filled(), { 'x-forwarded-for': '203.0.113.2' })
  expect(second.status).toBe(429)
})

it('behind a trusted proxy each of its clients is counted, a whole IPv6 /56 as one', async () => {
  await start({ limit: 1, trustProxy: ['loopback'] })
  const from = async (client: string) =>
    (await stand.send(filled(), { 'x-forwarded-for': client })).status
  expect(await from('203.0.113.1')).toBe(303)
  expect(await from('203.0.113.2')).toBe(303)
  expect(await from('203.0.113.1')).toBe(429)
  expect(await from('2001:db8:0:aa00::1')).toBe(303)
  expect(await from('2001:db8:0:aaff:1:2:3:4')).toBe(429)
  expect(await from('2001:db8:0:ab00::1')).toBe(303)
})
