import { afterAll, beforeAll, expect, it } from 'vitest'
import { graceMs } from '#shared/consultation.ts'
import { filled, formPath, slipOf, startIntake, type TestIntake } from './stand.ts'
import { consultation } from './stand-consultation.ts'

let stand: TestIntake
beforeAll(async () => {
  stand = await startIntake()
  await stand.cms.close()
})
afterAll(() => stand.stop())

const opens = new Date(consultation.opensAt).getTime()
const closes = new Date(consultation.closesAt).getTime()
const at = (instant: number) => {
  stand.clock.now = new Date(instant)
}
/** A form without files, as a browser sends it urlencoded. */
const encoded = (over: Parameters<typeof filled>[0]) =>
  new URLSearchParams([...filled(over)] as [string, string][])
const openedAt = (instant: number) => slipOf({ openedAt: new Date(instant) })

it('1,000 forms in the second of the deadline are judged by the millisecond, none is lost', async () => {
  const promised: string[] = []
  for (let step = -10; step < 10; step += 1) {
    at(closes + step * 50)
    const forms = Array.from({ length: 50 }, (_, i) => {
      // Opened in time, or in the instant of the deadline and later; before it that is not possible.
      const late = step >= 0 && i % 2 === 1
      const slip = openedAt(late ? closes : closes - 60_000 - i)
      return stand.send(encoded({ slip, text: `${step} ${i}` })).then(({ status, code }) => {
        expect([step, i, status]).toEqual([step, i, late ? 409 : 303])
        if (code) promised.push(code)
      })
    })
    await Promise.all(forms)
  }
  expect(promised.length).toBe(500 + 250)
  expect(new Set(promised).size).toBe(stand.rows())
})

it('a form opened in time is taken for 30 minutes, and not one millisecond longer', async () => {
  const slip = () => openedAt(closes - 1)
  at(closes + graceMs - 1)
  expect((await stand.send(filled({ slip: slip() }))).status).toBe(303)
  at(closes + graceMs)
  const answer = await stand.send(filled({ slip: slip() }))
  expect([answer.status, answer.page.outcome, answer.page.slip]).toEqual([409, 'closed', ''])
  expect(answer.page.values).toMatchObject({
    text: 'Đề nghị nêu rõ thời hạn.',
    name: 'Nguyễn Thị An',
  })
})

it('a forged time of opening does not open a closed consultation', async () => {
  at(closes + 60_000)
  const honest = openedAt(closes + 30_000)
  const forged = honest.replace(String(closes + 30_000), String(closes - 30_000))
  expect(forged).not.toBe(honest)
  for (const slip of [honest, forged, ''])
    expect((await stand.send(filled({ slip }))).page.outcome).toBe('closed')
})

it('a mistake that is mended after the deadline still counts as opened before it', async () => {
  at(closes + 1000)
  const slip = openedAt(closes - 60_000)
  const first = await stand.send(filled({ slip, name: '' }))
  expect([first.status, first.page.slip]).toEqual([422, slip])
  expect((await stand.send(filled({ slip: first.page.slip }))).status).toBe(303)
})

it('the form is judged by when it began to arrive, however long it took', async () => {
  at(closes + graceMs - 1)
  const slip = openedAt(closes - 1)
  const form = encoded({ slip })
  const body = new ReadableStream({
    async start(sending) {
      const bytes = new Uint8Array(await new Response(form).arrayBuffer())
      sending.enqueue(bytes.slice(0, 100))
      await new Promise((resolve) => setTimeout(resolve, 200))
      at(closes + graceMs + 60_000)
      sending.enqueue(bytes.slice(100))
      sending.close()
    },
  })
  const response = await fetch(stand.url + formPath, {
    ...{ method: 'POST', redirect: 'manual', body, duplex: 'half' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  } as RequestInit)
  expect(response.status).toBe(303)
})

it('before it opens and after it closes there is no form, and nothing is taken', async () => {
  at(opens - 1)
  expect((await stand.send(filled())).page.outcome).toBe('early')
  const early = await stand.get(formPath)
  expect([early.status, early.page.outcome, early.page.slip]).toEqual([200, 'early', ''])
  at(opens)
  expect((await stand.get(formPath)).page.outcome).toBe('blank')
  at(closes - 1)
  expect((await stand.get(formPath)).page.outcome).toBe('blank')
  at(closes)
  expect((await stand.get(formPath)).page).toMatchObject({ outcome: 'closed', slip: '' })
})

it('a withdrawn consultation takes nothing', async () => {
  at(closes - 60_000)
  const withdrawn = { at: consultation.opensAt, reason: 'Đăng nhầm' }
  stand.content.consultations = [{ ...consultation, withdrawn }]
  const answer = await stand.send(filled())
  expect([answer.status, answer.page.outcome]).toEqual([409, 'closed'])
  stand.content.consultations = [consultation]
})

it('an extension while somebody writes is known when it arrives', async () => {
  at(closes + graceMs + 60_000)
  stand.content.consultations = [
    { ...consultation, closesAt: new Date(closes + 10 * 86_400_000).toISOString() },
  ]
  expect((await stand.send(filled({ slip: openedAt(closes - 1) }))).status).toBe(303)
  stand.content.consultations = [consultation]
})
