import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3 } from '@aws-sdk/client-s3'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bucketOf } from '#cms/storage/bucket.ts'
import { startPortal, type TestPortal } from '../site/portal.ts'
import { treeOf } from '../site/support.ts'
import { newPdf, uploadForm } from '../support/pdf.ts'
import { makeBucket, type TestBucket } from '../support/s3.ts'
import { richText, startCms } from './support.ts'

let bucket: TestBucket
let portal: TestPortal
let section: string

beforeAll(async () => {
  bucket = await makeBucket()
  await bucket.start()
  portal = await startPortal(bucket.variables)
  const made = { title: 'Y tế', slug: 'y-te', order: 1 }
  section = String((await portal.send('POST', '/api/sections', made)).id)
})
afterAll(async () => {
  await portal.stop()
  await bucket.remove()
})

const article = (words: string, more: object) =>
  portal.send('POST', '/api/articles', {
    ...{ title: words, section, summary: 'Tóm tắt.', author: 'An', source: 'Cổng thử' },
    ...{ body: richText(words), ...more },
  })
const upload = (name: string, bytes: Buffer, type?: string) =>
  portal.send('POST', '/api/files', uploadForm(name, bytes, type))
const attached = async () =>
  Object.entries(await treeOf(portal.site.root)).filter(([path]) => path.startsWith('/tep/'))
const askFeed = (path: string) =>
  fetch(portal.feed.url + path, { headers: { authorization: `Bearer ${portal.feed.token}` } })

describe('uploads in a bucket', () => {
  it('are there with every size of a picture, nowhere on the disk, and whole on the site', async () => {
    const create = { width: 1200, height: 800, channels: 3, background: '#26a' } as const
    const png = await sharp({ create }).png().toBuffer()
    const picture = await upload('xanh.png', png, 'image/png')
    const paper = await upload('quyet-dinh.pdf', newPdf(5000))
    const sizes = picture.sizes as Record<string, { filename: string | null }>
    const copies = Object.values(sizes).flatMap(({ filename }) => filename ?? [])
    expect(copies).toHaveLength(2)
    expect(await bucket.objects()).toEqual(['quyet-dinh.pdf', 'xanh.png', ...copies].sort())
    const media = join(portal.cms.folder, 'cms', 'media')
    expect(existsSync(media) ? await readdir(media) : []).toEqual([])
    await article('Có tệp', {
      ...{ slug: 'co-tep', picture: picture.id, pictureAlt: 'Nền xanh' },
      ...{ attachments: [paper.id], _status: 'published' },
    })
    await portal.site.publish()
    const files = await attached()
    expect(files).toHaveLength(4)
    for (const [path, digest] of files) expect(path.split('/')[2]).toBe(digest)
    const digests = files.map(([, digest]) => digest)
    expect(digests).toEqual(expect.arrayContaining([paper.sha256, picture.sha256]))
    await portal.equalsFreshPublish()
  })

  it('are read by staff as from a folder, in parts too, and by nobody else', async () => {
    const bytes = newPdf(5000)
    const { id, filename, sha256 } = await upload('ban-nhap.pdf', bytes)
    const draft = await article('Nháp', { attachments: [id], _status: 'draft' })
    const path = `/api/files/file/${filename}`
    const own = await portal.cms.rest('GET', path, { as: portal.editor })
    expect([own.status, own.body]).toEqual([200, bytes.toString()])
    const headers = { range: 'bytes=0-7' }
    const part = await portal.cms.rest('GET', path, { as: portal.editor, headers })
    expect([part.status, part.body]).toEqual([206, '%PDF-1.4'])
    expect((await portal.cms.rest('GET', path)).status).toBe(403)
    expect((await askFeed(`/feed/files/${sha256}?kind=article&id=${draft.id}`)).status).toBe(404)
    expect((await fetch(`${portal.feed.url}/feed/files/${sha256}`)).status).toBe(401)
    await portal.site.publish()
    expect((await attached()).map(([, digest]) => digest)).not.toContain(sha256)
  })

  it('are named nowhere by the address of the bucket', async () => {
    const { host } = new URL(bucket.url)
    const lists = ['/api/files?limit=50', '/api/articles?limit=50&depth=2']
    for (const path of lists) {
      const { body } = await portal.cms.rest('GET', path, { as: portal.editor })
      expect(body.docs.length).toBeGreaterThan(1)
      expect(JSON.stringify(body)).not.toContain(host)
      expect(JSON.stringify(body)).not.toContain(bucket.variables.PORTAL_S3_BUCKET)
    }
    for (const path of ['/', '/tin-tuc/co-tep/'])
      expect((await portal.site.get(path)).text).not.toContain(host)
  })

  it('in the trash stay with the page that shows them', async () => {
    const [file] = (await portal.cms.payload.find({ collection: 'files', overrideAccess: true }))
      .docs
    const deletedAt = new Date().toISOString()
    await portal.send('PATCH', `/api/files/${file?.id}`, { deletedAt })
    expect(await bucket.objects()).toContain(file?.filename)
  })
})

it.skipIf(process.env.TEST_DATABASE_URL)('a backup says that it lacks them', () => {
  const folder = portal.cms.folder
  const told = execFileSync(process.execPath, ['scripts/backup.ts', join(folder, 'sao-luu.tar')], {
    env: { ...process.env, ...bucket.variables, PORTAL_DATA: folder },
    encoding: 'utf8',
  })
  expect(told).toContain('Tệp tải lên nằm ở bucket cong-thong-tin, không có trong bản sao lưu này.')
})

it.skipIf(process.env.TEST_DATABASE_URL)(
  'files of the folder move in under their own names',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'portal-moves-'))
    const places = { PORTAL_DATA: data, DATABASE_URL: `file:${join(data, 'cms', 'cms.db')}` }
    const body = uploadForm('tu-thu-muc.pdf', newPdf(5000))
    const before = await startCms(places)
    const as = await before.account('chief-editor')
    expect((await before.rest('POST', '/api/files', { as, body })).status).toBe(201)
    await before.stop()
    const bytes = await readFile(join(data, 'cms', 'media', 'tu-thu-muc.pdf'))
    const after = await startCms({ ...places, ...bucket.variables })
    const s3 = new S3(bucketOf(after.env))
    await s3.putObject({
      ...{ Bucket: after.env.PORTAL_S3_BUCKET, Key: 'tu-thu-muc.pdf', Body: bytes },
      ContentType: 'application/pdf',
    })
    const { token } = await after.payload.login({ collection: 'users', data: as })
    const read = { as: { ...as, token: String(token) } }
    const answer = await after.rest('GET', '/api/files/file/tu-thu-muc.pdf', read)
    expect([answer.status, answer.body]).toEqual([200, bytes.toString()])
    await after.stop()
    await rm(data, { recursive: true, force: true })
  },
)

describe('while the bucket does not answer', () => {
  it('an upload is refused in words, and nothing of it is kept', async () => {
    const kept = async () => ({
      files: (await portal.cms.payload.count({ collection: 'files', overrideAccess: true }))
        .totalDocs,
      log: (await portal.cms.payload.count({ collection: 'events', overrideAccess: true }))
        .totalDocs,
    })
    const before = await kept()
    await bucket.kill()
    const body = uploadForm('lo-hen.pdf', newPdf(5000))
    const refused = await portal.cms.rest('POST', '/api/files', { as: portal.editor, body })
    expect(refused.status).toBe(503)
    expect(refused.body.errors[0].message).toMatch(
      /^Kho lưu tệp không trả lời, nên tệp chưa được lưu/,
    )
    expect(await kept()).toEqual(before)
    await bucket.start()
    expect(await upload('lo-hen.pdf', newPdf(5000))).toMatchObject({ filename: 'lo-hen.pdf' })
  })

  it('a page waits for its file, and comes when it can be had', async () => {
    const { id, sha256 } = await upload('cho.pdf', newPdf(5000))
    await bucket.kill()
    await article('Chờ tệp', { slug: 'cho-tep', attachments: [id], _status: 'published' })
    await portal.site.publish()
    expect((await portal.site.get('/tin-tuc/cho-tep/')).status).toBe(404)
    expect((await portal.site.get('/tin-tuc/')).text).not.toContain('Chờ tệp')
    await bucket.start()
    await portal.site.publish()
    expect((await portal.site.get('/tin-tuc/cho-tep/')).text).toContain(String(sha256))
    await portal.equalsFreshPublish()
  })
})
