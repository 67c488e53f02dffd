import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '#cms/payload-types.ts'
import { publicationSchema } from '#shared/publication.ts'
import type { Submission } from '#shared/submission.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import { makeAgency, type Opened, openConsultation, submissionTo } from './stand.ts'

let feed: FeedStand
let open: Opened

beforeAll(async () => {
  feed = await startFeed()
  open = await openConsultation(feed.cms, { agency: await makeAgency(feed.cms, 'Sở Tài chính') })
})
afterAll(() => feed.stop())

const post = (submission: object) => feed.send('POST', '/intake/comments', submission)

async function kept(submission: string): Promise<Comment | undefined> {
  const found = await feed.cms.payload.db.findOne<Comment>({
    collection: 'comments',
    where: { submission: { equals: submission } },
  })
  return found ?? undefined
}

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

  it('has its receipt all the same', async () => {
    const submission = submissionTo(open, { consultation: 'mat-roi' })
    await post(submission)
    const id = (await kept(submission.id))?.id ?? ''
    const [item] = await feed.items({ kind: 'receipt', id })
    expect(publicationSchema.parse(item?.publication)).toMatchObject({ submission: submission.id })
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
  it('takes comments from 20 clients at once, each once', async () => {
    const submissions = Array.from({ length: 600 }, () => submissionTo(open))
    const queue = [...submissions]
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (let one = queue.pop(); one; one = queue.pop()) {
          if ((await post(one)).status !== 201) throw new Error('not stored')
        }
      }),
    )
    const asked = await feed.send('POST', '/intake/lacking', {
      ids: submissions.map(({ id }) => id),
    })
    expect(await asked.json()).toEqual({ lacking: [] })
  })
})
