import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldersOf, placeFile, sweepIncoming } from '#cms/intake/files.ts'
import type { Comment, CommentFile } from '#cms/payload-types.ts'
import type { Submission } from '#shared/submission.ts'
import { pdf } from '../feed/desk.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import { makeAgency, type Opened, openConsultation, sha256, submissionTo } from './stand.ts'

let feed: FeedStand
let open: Opened
let folders: ReturnType<typeof foldersOf>

beforeAll(async () => {
  feed = await startFeed()
  folders = foldersOf(feed.cms.env)
  open = await openConsultation(feed.cms, { agency: await makeAgency(feed.cms, 'Sở Tài chính') })
})
afterAll(() => feed.stop())

const post = (submission: object) => feed.send('POST', '/intake/comments', submission)
const put = (bytes: Uint8Array, name = sha256(bytes)) =>
  feed.send('PUT', `/intake/files/${name}`, bytes)

async function kept(submission: string): Promise<Comment | undefined> {
  const found = await feed.cms.payload.db.findOne<Comment>({
    collection: 'comments',
    where: { submission: { equals: submission } },
  })
  return found ?? undefined
}

const withFile = (bytes: Uint8Array, name: string): Submission =>
  submissionTo(open, {
    files: [{ sha256: sha256(bytes), name, size: bytes.length, mime: 'application/pdf' }],
  })

describe('a comment that a site brings', () => {
  it('is stored with what its author wrote, under its agency, for the moderator to see', async () => {
    const submission = submissionTo(open, { text: 'Khoa\u0301ng sa\u0309n ☘️', hideName: true })
    const response = await post(submission)
    expect([response.status, await response.json()]).toEqual([201, { stored: true }])
    expect(await kept(submission.id)).toMatchObject({
      ...{ consultation: open.id, agency: open.agency, draft: open.draft },
      ...{ provision: 'dieu-1.khoan-2', text: 'Khoáng sản ☘️', hideName: true },
      ...{ title: 'khoản 2 Điều 1: Khoáng sản ☘️', state: 'waiting', mailDue: 'received' },
      ...{ email: submission.email, codeHash: submission.codeHash, consent: submission.consent },
    })
    expect((await kept(submission.id))?.attention ?? null).toBeNull()
  })

  it('leaves one row in the log, without a word of its author', async () => {
    const submission = submissionTo(open)
    await post(submission)
    const { docs } = await feed.cms.payload.find({
      collection: 'events',
      where: { recordId: { equals: (await kept(submission.id))?.id } },
      overrideAccess: true, // a look behind the scenes
    })
    expect(docs).toHaveLength(1)
    expect(docs[0]).toMatchObject({
      ...{ action: 'create', collection: 'comments', recordTitle: 'khoản 2 Điều 1', changed: [] },
    })
  })

  it('gives its receipt to the feed at once', async () => {
    const cursor = feed.changes.cursor()
    const submission = submissionTo(open)
    await post(submission)
    const id = (await kept(submission.id))?.id ?? ''
    expect(feed.changes.after(cursor)?.items).toEqual([{ kind: 'receipt', id }])
    const [item] = await feed.items({ kind: 'receipt', id })
    expect(item?.publication).toMatchObject({ submission: submission.id, state: 'waiting' })
    expect(await feed.items({ kind: 'comment', id })).toEqual([{ kind: 'comment', id, gone: true }])
  })

  it('is stored once, however often and in whatever order of names it comes', async () => {
    const submission = submissionTo(open)
    const turned = Object.fromEntries(Object.entries(submission).reverse())
    const tries = await Promise.all([1, 2, 3, 4].map(() => post(submission)))
    tries.push(await post(turned))
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    const { totalDocs } = await feed.cms.payload.db.count({
      collection: 'comments',
      where: { submission: { equals: submission.id } },
    })
    expect(totalDocs).toBe(1)
  })

  it('is refused under an id that has another body', async () => {
    const submission = submissionTo(open)
    await post(submission)
    expect((await post({ ...submission, text: 'Ý khác.' })).status).toBe(409)
    expect((await kept(submission.id))?.text).toBe(submission.text)
  })

  it('is refused when it is no submission, and the answer repeats nothing of it', async () => {
    for (const wrong of [{}, { ...submissionTo(open), email: 'bi-mat' }, []]) {
      const response = await post(wrong)
      expect([response.status, await response.text()]).toEqual([422, '{"stored":false}'])
    }
  })

  it('needs the site’s token', async () => {
    const { status } = await feed.get('/intake/comments', { authorization: 'Bearer no' })
    expect(status).toBe(401)
  })
})

describe('what does not fit the consultation', () => {
  const attentionOf = async (more: Partial<Submission>, to = open) => {
    const submission = submissionTo(to, more)
    expect((await post(submission)).status).toBe(201)
    const comment = await kept(submission.id)
    expect(comment?.state).toBe('waiting')
    return comment?.attention
  }

  it('is kept without an agency when there is no such consultation', async () => {
    const said = await attentionOf({ consultation: 'mat-roi' })
    expect(said).toBe('Không có đợt lấy ý kiến mang mã mat-roi. Xem có phải đợt đã mất không.')
  })

  it('is kept with the sentence why: provision, draft, question, window', async () => {
    expect(await attentionOf({ provision: 'dieu-99' })).toContain('mang mã dieu-99')
    expect(await attentionOf({ draft: randomUUID() })).toContain('không thuộc đợt lấy ý kiến này')
    expect(await attentionOf({ question: randomUUID() })).toContain('không có câu hỏi')
    const late = { receivedAt: '2999-01-01T00:00:00.000Z' }
    expect(await attentionOf(late)).toMatch(/^Nhận lúc 07:00 ngày 01\/01\/2999, ngoài thời hạn/)
    expect(await attentionOf({ question: open.questions[0] ?? '' })).toBeFalsy()
  })

  it('is not out of time half an hour after the deadline from a form opened before', async () => {
    const closesAt = new Date(Date.now() - 10 * 60_000).toISOString()
    const past = new Date(Date.now() - 20 * 60_000).toISOString()
    const closed = await openConsultation(feed.cms, { agency: open.agency, closesAt })
    expect(await attentionOf({ formOpenedAt: past }, closed)).toBeFalsy()
    expect(await attentionOf({ formOpenedAt: new Date().toISOString() }, closed)).toContain(
      'ngoài thời hạn',
    )
  })

  it('says when the public could not read the consultation at that time', async () => {
    const publishedAt = new Date(Date.now() + 86_400_000).toISOString()
    const later = await openConsultation(feed.cms, { agency: open.agency, publishedAt })
    expect(await attentionOf({}, later)).toContain('không công khai vào lúc nhận')
  })
})

describe('a file', () => {
  it('comes first, then its comment, and lies in the folder under a name of the portal’s own', async () => {
    const bytes = pdf()
    const submission = withFile(bytes, 'Đơn của Nguyễn Văn Thử.pdf')
    const early = await post(submission)
    expect([early.status, await early.json()]).toEqual([
      424,
      { stored: false, missing: [sha256(bytes)] },
    ])
    expect(await kept(submission.id)).toBeUndefined()
    expect((await put(bytes)).status).toBe(201)
    expect((await put(bytes)).status).toBe(200)
    expect((await post(submission)).status).toBe(201)
    const comment = await kept(submission.id)
    const file = await feed.cms.payload.db.findOne<CommentFile>({
      collection: 'comment-files',
      where: { submission: { equals: submission.id } },
    })
    expect(comment?.files).toEqual([file?.id])
    expect(file).toMatchObject({
      ...{ title: 'Đơn của Nguyễn Văn Thử.pdf', sha256: sha256(bytes), agency: open.agency },
      ...{ filesize: bytes.length, mimeType: 'application/pdf' },
    })
    expect(file?.filename).toMatch(new RegExp(`^${submission.id}-1-[0-9a-f]{12}\\.pdf$`))
    expect(readFileSync(`${folders.kept}/${file?.filename}`).equals(bytes)).toBe(true)
    expect(existsSync(`${folders.incoming}/${sha256(bytes)}`)).toBe(false)
  })

  it('may come with two comments', async () => {
    const bytes = pdf()
    for (const name of ['một.pdf', 'hai.pdf']) {
      await put(bytes)
      expect((await post(withFile(bytes, name))).status).toBe(201)
    }
  })

  it('is refused when it is not what its digest says, or longer than 10 MB', async () => {
    expect((await put(pdf(), sha256('khác'))).status).toBe(422)
    const long = Buffer.alloc(10 * 1024 * 1024 + 1, 'a')
    expect((await put(long)).status).toBe(413)
    const endless = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 11; i += 1) controller.enqueue(Buffer.alloc(1024 * 1024, 'b'))
        controller.close()
      },
    })
    const { origin } = new URL((await feed.get('/healthz')).url)
    const streamed = await fetch(`${origin}/intake/files/${sha256(long)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${feed.cms.env.PORTAL_SITE_TOKEN}` },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(413)
    expect(readdirSync(folders.incoming)).toEqual([])
  })

  it('that is not what its name says is kept, marked for the officer and never served as such', async () => {
    const bytes = Buffer.from(`MZ ${randomUUID()} chương trình`)
    await put(bytes)
    const submission = withFile(bytes, 'don.pdf')
    expect((await post(submission)).status).toBe(201)
    expect((await kept(submission.id))?.attention).toContain('“don.pdf” có nội dung không đúng')
    const file = await feed.cms.payload.db.findOne<CommentFile>({
      collection: 'comment-files',
      where: { submission: { equals: submission.id } },
    })
    expect(file?.mimeType).toBe('application/octet-stream')
  })

  it('is found by the next try when a crash came between its name and the record', async () => {
    const bytes = pdf()
    await put(bytes)
    const submission = withFile(bytes, 'đơn.pdf')
    const name = `${submission.id}-1-${sha256(bytes).slice(0, 12)}.pdf`
    expect(await placeFile(folders, { sha256: sha256(bytes), name })).toBe(true)
    expect((await post(submission)).status).toBe(201)
    expect((await kept(submission.id))?.files).toHaveLength(1)
  })

  it('whose comment never came goes after a day', async () => {
    await put(pdf())
    writeFileSync(`${folders.incoming}/.cut.part`, 'nửa chừng')
    const old = new Date(Date.now() - 25 * 3_600_000)
    utimesSync(`${folders.incoming}/.cut.part`, old, old)
    expect(await sweepIncoming(folders)).toBe(1)
    expect(readdirSync(folders.incoming)).toHaveLength(1)
    expect(await sweepIncoming(folders, new Date(Date.now() + 25 * 3_600_000))).toBe(1)
  })
})

describe('what the CMS lacks', () => {
  it('is told to the site that asks', async () => {
    const submission = submissionTo(open)
    await post(submission)
    const ids = [submission.id, randomUUID()]
    const response = await feed.send('POST', '/intake/lacking', { ids })
    expect(await response.json()).toEqual({ lacking: [ids[1]] })
  })
})

describe('a deadline’s last hour', () => {
  it('takes comments from 20 clients quickly, each once', async () => {
    const submissions = Array.from({ length: 600 }, () => submissionTo(open))
    const started = performance.now()
    const queue = [...submissions]
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (let one = queue.pop(); one; one = queue.pop()) {
          if ((await post(one)).status !== 201) throw new Error('not stored')
        }
      }),
    )
    const rate = submissions.length / ((performance.now() - started) / 1000)
    console.log(`${Math.round(rate)} comments a second`)
    const asked = await feed.send('POST', '/intake/lacking', {
      ids: submissions.map(({ id }) => id),
    })
    expect(await asked.json()).toEqual({ lacking: [] })
    // Far below what an idle machine gives, since other suites run beside this one.
    expect(rate).toBeGreaterThan(40)
  })
})
