import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { letterOf } from '#cms/comments/letters.ts'
import { sendLetters } from '#cms/comments/mails.ts'
import { type Account, startCms, type TestCms } from '../support.ts'
import { readMessage } from './read-message.ts'
import { arrive, makeAgency, type Opened, openConsultation, stored, submissionTo } from './stand.ts'

type Letter = { to: string[]; message: string; subject: string; body: string }
const letters: Letter[] = []
let refusal: (Error & { responseCode: number }) | undefined
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) =>
    done(
      address.startsWith('khong-co')
        ? withCode('No such mailbox', 550)
        : address.startsWith('ban')
          ? withCode('Busy', 450)
          : undefined,
    ),
  onData(stream, session, done) {
    const to = session.envelope.rcptTo.map((one) => one.address)
    text(stream).then((message) => {
      if (refusal) return done(refusal)
      letters.push({ to, message, ...readMessage(message) })
      done()
    })
  },
})
const withCode = (words: string, responseCode: number) =>
  Object.assign(new Error(words), { responseCode })

let cms: TestCms
let open: Opened
let synthesiser: Account
let stop = async () => {}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  cms = await startCms({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SITE_ORIGIN: 'https://quangngai.gov.vn',
  })
  const agency = await makeAgency(cms, 'Sở mình')
  const title = 'Quy định mức thu phí\nbến bãi'
  open = await openConsultation(cms, { agency, title })
  synthesiser = await cms.account('synthesiser')
})
afterEach(async () => {
  await stop()
  stop = async () => {}
  refusal = undefined
  letters.length = 0
})
afterAll(async () => {
  await cms.stop()
  await new Promise<void>((resolve) => server.close(resolve))
})

const start = (more = {}) => {
  stop = sendLetters({
    ...{ payload: cms.payload, env: cms.env, pace: { pause: 20, waits: [100, 200] } },
    ...more,
  })
}
const decide = (id: string, body: object) =>
  cms.rest('PATCH', `/api/comments/${id}`, { as: synthesiser, body })

async function arrived(count: number): Promise<Letter[]> {
  for (let left = 200; letters.length < count && left > 0; left -= 1)
    await new Promise((next) => setTimeout(next, 25))
  expect(letters).toHaveLength(count)
  return letters
}

const owed = async (submission: string) => (await stored(cms, submission)).mailDue ?? null

async function paid(submission: string): Promise<void> {
  for (let left = 100; (await owed(submission)) !== null && left > 0; left -= 1)
    await new Promise((next) => setTimeout(next, 25))
  expect(await owed(submission)).toBeNull()
}

describe('the author of a comment', () => {
  it('is told at each change: received, shown, withheld and why, under review again', async () => {
    start()
    const submission = submissionTo(open, {
      email: 'lan@example.vn',
      text: 'Chữ <b>riêng</b> của tôi',
    })
    const { id } = await arrive(cms, submission)
    await arrived(1)
    await decide(id, { state: 'shown' })
    await arrived(2)
    await decide(id, {
      state: 'withheld',
      reason: 'lo-thong-tin',
      note: 'Bỏ số điện thoại rồi gửi lại.\n<script>alert(1)</script> & <b>đậm</b>',
    })
    await arrived(3)
    await decide(id, { state: 'waiting' })
    await arrived(4)
    await paid(submission.id)
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Đã nhận góp ý của ông/bà',
      'Góp ý của ông/bà đã được công khai',
      'Góp ý của ông/bà không được công khai',
      'Góp ý của ông/bà đang được xem lại',
    ])
    for (const { to, body, message } of letters) {
      expect(to).toEqual(['lan@example.vn'])
      expect(message).toContain('Content-Type: text/plain; charset=utf-8')
      expect(body).toContain('https://quangngai.gov.vn/bien-nhan/\n')
      expect(body).toContain('Dự thảo: Quy định mức thu phí bến bãi\nGóp ý cho: khoản 2 Điều 1\n')
      expect(body).not.toContain('riêng')
      expect(body).not.toContain(submission.codeHash)
    }
    expect(letters[2]?.body).toContain('Lý do: Lộ thông tin cá nhân\n')
    expect(letters[2]?.body).toContain(
      'Lời nhắn của cơ quan soạn thảo: Bỏ số điện thoại rồi gửi lại.\n<script>alert(1)</script> & <b>đậm</b>\n',
    )
    expect(letters[1]?.body).not.toContain('Lý do')
  })

  it('gets one letter though two processes send', async () => {
    start()
    const other = sendLetters({
      payload: cms.payload,
      env: cms.env,
      pace: { pause: 20, waits: [100] },
    })
    const submissions = Array.from({ length: 10 }, () => submissionTo(open))
    for (const one of submissions) await arrive(cms, one)
    for (const one of submissions) await paid(one.id)
    await other()
    expect(letters).toHaveLength(10)
  })

  it('cannot put another header or address into a letter', () => {
    const letter = letterOf(
      'withheld',
      {
        receivedAt: '2026-11-25T03:00:00.000Z',
        provisionLabel: 'khoản 1\r\nBcc: ai@example.vn',
        reason: 'trung',
      },
      { consultation: 'Tên\r\nBcc: ai@example.vn', siteOrigin: 'https://quangngai.gov.vn' },
    )
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(letter.text).not.toMatch(/^Bcc/m)
  })

  it('is one address, whatever stands in it', async () => {
    start()
    const { payload } = cms
    const { id, submission } = await arrive(cms, submissionTo(open, { email: 'binh@example.vn' }))
    await arrived(1)
    await paid(submission ?? '')
    // No form lets this through; a restored or imported record might.
    const email = 'binh@example.vn\r\nBcc: ai@example.vn, ai@example.vn'
    await payload.db.updateOne({ collection: 'comments', id, data: { email, mailDue: 'shown' } })
    await paid(submission ?? '')
    for (const { message, to } of letters.slice(1)) {
      expect(message).not.toMatch(/^Bcc:/m)
      expect(to.length).toBeLessThanOrEqual(1)
    }
  })
})

describe('a letter that is owed', () => {
  it('waits while the mail server fails, and holds up no decision', async () => {
    refusal = withCode('Try later', 451)
    start()
    const submission = submissionTo(open)
    const { id } = await arrive(cms, submission)
    await new Promise((done) => setTimeout(done, 300))
    const started = performance.now()
    expect((await decide(id, { state: 'shown' })).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(letters).toHaveLength(0)
    refusal = undefined
    await paid(submission.id)
    expect(letters.at(-1)?.subject).toBe('Góp ý của ông/bà đã được công khai')
  })

  it('outlives the process: one that died while sending is taken up by the next', async () => {
    const submission = submissionTo(open)
    const { id } = await arrive(cms, submission)
    const before = new Date(Date.now() - 4 * 60_000).toISOString()
    const data = { mailDue: `received ${before}` }
    await cms.payload.db.updateOne({ collection: 'comments', id, data })
    start()
    await new Promise((done) => setTimeout(done, 200))
    expect(letters).toHaveLength(0)
    await stop()
    start({ now: () => new Date(Date.now() + 2 * 60_000) })
    await arrived(1)
    await paid(submission.id)
  })

  it('is given up for a mailbox that does not exist and put off for a busy one; the others go out', async () => {
    start()
    const busy = submissionTo(open, { email: 'ban@example.vn' })
    await arrive(cms, busy)
    const gone = submissionTo(open, { email: 'khong-co@example.vn' })
    const there = submissionTo(open)
    await arrive(cms, gone)
    await arrive(cms, there)
    await paid(gone.id)
    await paid(there.id)
    expect(letters.flatMap(({ to }) => to)).toEqual([there.email])
    expect(await owed(busy.id)).toMatch(/^received 20/)
  })

  it('is a file in mail/ where there is no mail server', async () => {
    const { SMTP_URL: _, ...env } = cms.env
    const submission = submissionTo(open)
    await arrive(cms, submission)
    stop = sendLetters({
      payload: cms.payload,
      env: env as typeof cms.env,
      pace: { pause: 20, waits: [50] },
    })
    await paid(submission.id)
    const folder = join(cms.folder, 'mail')
    mkdirSync(folder, { recursive: true })
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(files.some((one) => one.includes(`To: ${submission.email}`))).toBe(true)
  })
})
