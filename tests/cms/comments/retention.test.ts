import { afterAll, beforeAll, expect, it } from 'vitest'
import { eraseContacts } from '#cms/comments/retention.ts'
import { startCms, type TestCms } from '../support.ts'
import { arrive, makeAgency, openConsultation, stored, submissionTo } from './stand.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
}, 60_000)
afterAll(() => cms.stop())

it('erases e-mail and telephone twelve months after the text is issued, and nothing else', async () => {
  const agency = await makeAgency(cms, 'Sở giữ hạn')
  const consultations = await Promise.all(
    ['2025-11-25', '2025-11-26', undefined].map((issuedOn, i) =>
      openConsultation(cms, { agency, title: `Dự thảo ${i}`, issuedOn }),
    ),
  )
  const comments = []
  for (const open of consultations) {
    const submission = submissionTo(open, { phone: '0255 382 2100' })
    comments.push(await arrive(cms, submission))
  }
  const now = new Date('2026-11-25T03:00:00Z')
  expect(await eraseContacts(cms.payload, now)).toBe(1)
  expect(await eraseContacts(cms.payload, now)).toBe(0)
  const after = await Promise.all(comments.map((one) => stored(cms, one.submission ?? '')))
  expect(after.map(({ email, phone }) => Boolean(email) || Boolean(phone))).toEqual([
    false,
    true,
    true,
  ])
  const [first] = after
  const { text, name, consultation, submission, codeHash } = comments[0] ?? {}
  expect(first).toMatchObject({ text, name, consultation, submission, codeHash })
  const { docs } = await cms.payload.find({
    collection: 'events',
    where: { recordTitle: { like: 'Xóa thông tin liên hệ' } },
    overrideAccess: true,
  })
  expect(docs.map(({ recordTitle }) => recordTitle)).toEqual(['Xóa thông tin liên hệ của 1 góp ý'])
  expect(JSON.stringify(docs)).not.toContain('0255')
})
