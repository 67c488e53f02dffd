import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { publicationSchema } from '#shared/publication.ts'
import { future, openDesk, pdf, sha256 } from './desk.ts'

const desk = openDesk()
const { article, upload, one } = desk

describe('a file', () => {
  test('is sent to whom shows the published item that carries it, whole and unchanged', async () => {
    const bytes = pdf()
    const paper = await upload('quyết định.pdf', bytes, 'application/pdf')
    const id = await article('Có tệp', { _status: 'published', attachments: [paper.id] })
    const response = await desk.feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('etag')).toBe(`"${paper.sha256}"`)
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(paper.sha256)
  })

  test('in the trash stays with the published item that carries it', async () => {
    const paper = await upload('trong thùng rác.pdf', pdf(), 'application/pdf')
    const id = await article('Vẫn có tệp', { _status: 'published', attachments: [paper.id] })
    await desk.feed.cms.payload.update({
      ...{ collection: 'files', id: paper.id, overrideAccess: true },
      data: { deletedAt: new Date().toISOString() },
    })
    const { publication } = (await one(id)) ?? {}
    expect(publication).toMatchObject({ files: [{ sha256: paper.sha256 }] })
    const response = await desk.feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)
    expect(response.status).toBe(200)
  })

  test('every size of a picture has the digest that the publication says', async () => {
    const png = await sharp({
      create: { width: 1200, height: 800, channels: 3, background: 'blue' },
    })
      .png()
      .toBuffer()
    const picture = await upload('xanh.png', png, 'image/png')
    const id = await article('Có hình', {
      _status: 'published',
      picture: picture.id,
      pictureAlt: 'Nền xanh',
    })
    const publication = publicationSchema.parse((await one(id))?.publication)
    const sizes = publication.kind === 'article' ? publication.picture?.sizes : []
    expect(sizes?.map((size) => size.width)).toEqual([480, 960, 1200])
    for (const size of sizes ?? []) {
      const response = await desk.feed.get(`/feed/files/${size.sha256}?kind=article&id=${id}`)
      const body = new Uint8Array(await response.arrayBuffer())
      expect([sha256(body), body.length]).toEqual([size.sha256, size.size])
    }
  })

  test('of a draft, of another item, unknown or missing on disk is not found', async () => {
    const paper = await upload('nhap.pdf', pdf(), 'application/pdf')
    const lost = await upload('mat.pdf', pdf(), 'application/pdf')
    const draft = await article('Nháp', { _status: 'draft', attachments: [paper.id] })
    const scheduled = await article('Hẹn giờ', {
      _status: 'published',
      publishedAt: future(),
      attachments: [paper.id],
    })
    const other = await article('Khác', { _status: 'published', attachments: [lost.id] })
    for (const id of [draft, scheduled, other, 'missing'])
      expect(
        (await desk.feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)).status,
      ).toBe(404)
    const path = join(desk.feed.cms.folder, 'cms', 'media', lost.filename ?? '')
    expect(existsSync(path)).toBe(true)
    rmSync(path)
    const address = `/feed/files/${lost.sha256}?kind=article&id=${other}`
    expect((await desk.feed.get(address)).status).toBe(404)
  })

  test('asked for in nonsense is a bad request', async () => {
    for (const path of ['x?kind=article&id=1', `${'a'.repeat(64)}?kind=user&id=1`, 'a'.repeat(64)])
      expect((await desk.feed.get(`/feed/files/${path}`)).status).toBe(400)
    expect((await desk.feed.get('/feed/files/..%2f..%2fcms.db?kind=article&id=1')).status).toBe(400)
  })

  test('that changed on disk keeps its name, and the site finds the difference', async () => {
    const paper = await upload('sua.pdf', pdf(), 'application/pdf')
    const id = await article('Bị sửa', { _status: 'published', attachments: [paper.id] })
    writeFileSync(join(desk.feed.cms.folder, 'cms', 'media', paper.filename ?? ''), 'khác')
    const response = await desk.feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).not.toBe(paper.sha256)
  })
})
