import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Submission } from '#shared/submission.ts'
import { draftOnSlip } from '#site/intake/slip.ts'
import {
  type Answer,
  filled,
  formPath,
  noon,
  slipOf,
  startIntake,
  type TestIntake,
} from './stand.ts'

let stand: TestIntake
beforeAll(async () => {
  stand = await startIntake()
})
afterAll(() => stand.stop())

/** What the journal has under the receipt that an answer leads to. */
async function receiptOf(answer: Answer): Promise<Submission> {
  expect([answer.status, answer.page]).toEqual([303, {}])
  const receipt = await stand.get(`/bien-nhan/${answer.code}/`)
  expect(receipt.status).toBe(200)
  return receipt.page.found?.submission as Submission
}

async function expectErrors(body: FormData, ...fields: string[]): Promise<Answer> {
  const rows = stand.rows()
  const answer = await stand.send(body)
  expect([answer.status, answer.page.outcome]).toEqual([422, 'errors'])
  expect(answer.page.errors.map(({ field }) => field)).toEqual(fields)
  expect(stand.rows()).toBe(rows)
  expect(await stand.folders()).toEqual([])
  return answer
}

it('an orderly form becomes a submission with a receipt', async () => {
  const submission = await receiptOf(await stand.send(filled({ phone: '0255 382 2100' })))
  expect(submission).toMatchObject({
    ...{ consultation: 'dot-1', draft: 'ban-1', provision: 'dieu-5.khoan-2' },
    ...{ provisionLabel: 'khoản 2 Điều 5', text: 'Đề nghị nêu rõ thời hạn.' },
    ...{ name: 'Nguyễn Thị An', email: 'an@example.vn', phone: '0255 382 2100' },
    ...{ as: 'ca-nhan', hideName: false, age: 'tu-16', files: [] },
    ...{ receivedAt: '2026-11-26T05:00:10.000Z', formOpenedAt: noon.toISOString() },
    consent: { news: false },
  })
  expect(submission.consent.notice).toContain('Sở Tư pháp tỉnh Quảng Ngãi nhận họ tên')
  expect(submission.organisation).toBeUndefined()
})

it('the form that the site gives out can be sent', async () => {
  const opened = await stand.get('/gop-y-du-thao/tiep-cong-dan/gui/?dieu=dieu-5')
  expect(opened.page).toMatchObject({ outcome: 'blank', values: { provision: 'dieu-5' } })
  stand.clock.now = new Date(stand.clock.now.getTime() + 5000)
  await receiptOf(await stand.send(filled({ slip: opened.page.slip })))
})

it('a form that is sent urlencoded is taken too', async () => {
  const fields = new URLSearchParams()
  for (const [name, value] of filled({ text: 'Không kèm tệp' })) fields.set(name, String(value))
  expect((await receiptOf(await stand.send(fields))).text).toBe('Không kèm tệp')
})

it.each([
  ['nothing', ''],
  ['spaces and line ends', ' \r\n\t  '],
  ['invisible characters', '\u200b\u2060\ufeff\u3164\u2800'],
])('a text of %s is refused', async (_, text) => {
  const answer = await expectErrors(filled({ text }), 'text')
  expect(answer.page.values.name).toBe('Nguyễn Thị An')
})

it('a text is counted as its reader counts it: 20,000 characters pass, one more does not', async () => {
  const family = '👩‍👩‍👧'
  await receiptOf(await stand.send(filled({ text: 'ế'.normalize('NFD').repeat(20_000) })))
  const answer = await expectErrors(filled({ text: family + 'ế'.repeat(20_000) }), 'text')
  expect(answer.page.values.text).toHaveLength(20_000 + family.length)
})

it('a text beyond every limit is refused as too long, not cut', async () => {
  const answer = await expectErrors(filled({ text: 'a'.repeat(300_000) }), 'text')
  expect(answer.page.errors[0]?.message).toContain('200 kB')
  // Marks that are joined when it is read make it short enough: what was cut off is missed all the same.
  await expectErrors(filled({ text: `ế${'\u0301'.repeat(200_000)}` }), 'text')
})

it('what is typed decomposed is kept composed', async () => {
  const text = 'Quy định về tiếp công dân'
  const submission = await receiptOf(
    await stand.send(filled({ text: text.normalize('NFD'), name: 'Lê Thị Bé'.normalize('NFD') })),
  )
  expect([submission.text, submission.name]).toEqual([text, 'Lê Thị Bé'])
})

it.each([
  'Đồng ý 👍🏽 cả nhà 👨‍👩‍👧‍👦',
  '<script>alert(1)</script><b>đậm</b>',
  '=1+1; DROP TABLE x; --',
])('a text is kept letter for letter: %s', async (text) => {
  expect((await receiptOf(await stand.send(filled({ text })))).text).toBe(text)
})

it('everything that is missing is said at once, in the order of the form', async () => {
  const nothing = filled({
    text: '',
    as: '',
    name: '',
    email: '',
    shownName: '',
    age: '',
    consent: undefined,
  })
  await expectErrors(nothing, 'text', 'as', 'name', 'email', 'shownName', 'age', 'consent')
})

it('a provision or question that the consultation does not have is refused', async () => {
  await expectErrors(filled({ provision: 'dieu-99' }), 'provision')
  await expectErrors(filled({ question: 'hoi-9' }), 'question')
  const general = await receiptOf(await stand.send(filled({ provision: '', question: 'hoi-1' })))
  expect(general).toMatchObject({ question: 'hoi-1' })
  expect(general.provision).toBeUndefined()
})

it('a comment belongs to the version that stood on its form, while there is a newer one', async () => {
  const slip = slipOf()
  const [first] = stand.content.drafts
  stand.content.drafts.push({ ...first, id: 'ban-2', version: 2, provisions: [] } as never)
  const submission = await receiptOf(await stand.send(filled({ slip })))
  expect(submission).toMatchObject({ draft: 'ban-1', provision: 'dieu-5.khoan-2' })
  // Also when it is mended after the newer one has come: it is shown again with the version it was opened for.
  const mended = await expectErrors(filled({ slip: slipOf(), name: '' }), 'name')
  expect(draftOnSlip(mended.page.slip)).toBe('ban-1')
  expect(await receiptOf(await stand.send(filled({ slip: mended.page.slip })))).toMatchObject({
    draft: 'ban-1',
    provision: 'dieu-5.khoan-2',
  })
  expect(draftOnSlip((await stand.get(formPath)).page.slip)).toBe('ban-2')
  stand.content.drafts.pop()
})

it('a filled trap is refused', async () => {
  await expectErrors(filled({ trap: 'https://quang-cao.example' }), 'trap')
})

it('a form sent in under three seconds asks to be sent again, and then passes', async () => {
  const openedAt = new Date(stand.clock.now.getTime() - 2999)
  const answer = await expectErrors(filled({ slip: slipOf({ openedAt }) }), 'slip')
  stand.clock.now = new Date(stand.clock.now.getTime() + 1)
  await receiptOf(await stand.send(filled({ slip: answer.page.slip })))
})

it('a forged slip is refused with a new one, under which the same text passes at once', async () => {
  const forged = slipOf().replace(/\.\d{13}\./, '.1700000000000.')
  const answer = await expectErrors(filled({ slip: forged }), 'slip')
  expect(answer.page.slip).not.toBe(forged)
  expect(answer.page.values).toMatchObject({ text: 'Đề nghị nêu rõ thời hạn.' })
  expect(answer.page.values).not.toHaveProperty('slip')
  await receiptOf(await stand.send(filled({ slip: answer.page.slip })))
  await expectErrors(filled({ slip: undefined }), 'slip')
})

it('an unknown consultation shows the text back', async () => {
  const answer = await stand.send(filled(), {}, '/gop-y-du-thao/khong-co/gui/')
  expect([answer.status, answer.page.outcome, answer.page.slip]).toEqual([404, 'unknown', ''])
  expect(answer.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect((await stand.get('/gop-y-du-thao/khong-co/gui/')).status).toBe(404)
})

it('while the site is still being filled, a consultation it does not have yet is no unknown one', async () => {
  stand.content.complete = () => false
  const body = filled()
  const answer = await stand.send(body, {}, '/gop-y-du-thao/chua-ve/gui/')
  expect([answer.status, answer.page.outcome]).toEqual([503, 'unavailable'])
  expect(answer.page.slip).toBe(body.get('phieu'))
  stand.content.complete = () => true
})

it('form and receipts are kept by nobody, receipts are told to nobody', async () => {
  const sent = await stand.send(filled())
  const form = await stand.get('/gop-y-du-thao/tiep-cong-dan/gui/')
  const receipt = await stand.get(`/bien-nhan/${sent.code}/`)
  for (const { headers } of [sent, form, receipt])
    expect(headers.get('cache-control')).toBe('no-store')
  expect(form.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(receipt.headers.get('content-security-policy')).not.toContain('script-src')
  expect(receipt.headers.get('referrer-policy')).toBe('no-referrer')
  expect(receipt.headers.get('x-robots-tag')).toBe('noindex')
})
