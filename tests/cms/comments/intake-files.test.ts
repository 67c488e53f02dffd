import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldersOf, placeFile, sweepIncoming } from '#cms/intake/files.ts'
import type { CommentFile } from '#cms/payload-types.ts'
import type { Submission } from '#shared/submission.ts'
import { pdf } from '../feed/desk.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import { makeAgency, type Opened, openConsultation, sha256, stored, submissionTo } from './stand.ts'

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
const kept = (submission: string) => stored(feed.cms, submission)

const withFile = (bytes: Uint8Array, name: string): Submission =>
  submissionTo(open, {
    files: [{ sha256: sha256(bytes), name, size: bytes.length, mime: 'application/pdf' }],
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
    await expect(kept(submission.id)).rejects.toThrow('No comment')
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

  it.each(['comment-files', 'events', 'comments'])(
    'is stored with its comment and one row of the log, though the first try ended at its row of %s',
    async (collection) => {
      const { db } = feed.cms.payload
      const bytes = pdf()
      await put(bytes)
      const submission = withFile(bytes, 'đơn.pdf')
      const { create } = db
      db.create = (args) =>
        args.collection === collection
          ? Promise.reject(new Error('Cut off'))
          : create.call(db, args)
      const { status } = await post(submission).finally(() => Object.assign(db, { create }))
      expect(status).toBe(503)
      await expect(kept(submission.id)).rejects.toThrow('No comment')
      expect((await post(submission)).status).toBe(201)
      const { id, files } = await kept(submission.id)
      const of = { submission: { equals: submission.id } }
      const { docs } = await db.find({ collection: 'comment-files', where: of })
      expect(files).toEqual(docs.map((file) => file.id))
      const row = { recordId: { equals: id } }
      expect((await db.count({ collection: 'events', where: row })).totalDocs).toBe(1)
    },
  )

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
