import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mimeOfExtension } from '#shared/file-kinds.ts'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let chief: Account
let jpeg: Buffer
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
)

beforeAll(async () => {
  cms = await startCms()
  chief = await cms.account('chief-editor')
  jpeg = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#2a6' } })
    .jpeg()
    .toBuffer()
}, 60_000)
afterAll(() => cms.stop())

const upload = (name: string, bytes: Uint8Array, type = 'application/octet-stream', data = {}) => {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)], { type }), name)
  form.set('_payload', JSON.stringify(data))
  return cms.rest('POST', '/api/files', { as: chief, body: form })
}
const word = readFileSync('scripts/seed/data/drafts/to-trinh-quy-dinh-gia.docx')
const oldWord = gunzipSync(readFileSync('tests/fixtures/du-thao.doc.gz'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const stored = (name: string) => readFile(join(cms.folder, 'cms', 'media', name))

describe('an upload', () => {
  test('keeps a PDF byte for byte, with its digest, a safe name and the given one as title', async () => {
    const made = await upload('Quyết định số 16.PDF'.normalize('NFD'), pdf, 'application/pdf')
    expect(made.status).toBe(201)
    const { doc } = made.body
    expect(doc).toMatchObject({
      filename: 'quyet-dinh-so-16.pdf',
      title: 'Quyết định số 16',
      mimeType: 'application/pdf',
      filesize: pdf.length,
      sha256: sha256(pdf),
    })
    expect(await stored(doc.filename)).toEqual(pdf)
  })

  test('makes smaller copies of a picture, never larger ones, each with its digest', async () => {
    const made = await upload('Ảnh.jpg', jpeg, 'image/jpeg')
    const { sizes, digests, sha256: own, width } = made.body.doc
    expect(width).toBe(1200)
    expect(own).toBe(sha256(await stored('anh.jpg')))
    expect(Object.keys(digests).sort()).toEqual(['w480', 'w960'])
    expect(sizes.w1600.filename).toBeNull()
    for (const [name, digest] of Object.entries(digests))
      expect(sha256(await stored(sizes[name].filename))).toBe(digest)
    expect(sizes.w480).toMatchObject({ width: 480, height: 320, mimeType: 'image/webp' })
  })

  test.each([
    ['Mẫu đơn.docx', 'mau-don.docx', word],
    ['Mẫu đơn cũ.DOC', 'mau-don-cu.doc', oldWord],
  ])(
    'of Word is kept byte for byte, whatever the browser calls it: %s',
    async (name, as, bytes) => {
      const made = await upload(name, bytes)
      expect([made.status, made.body.errors]).toEqual([201, undefined])
      const { filename, mimeType, sha256: digest } = made.body.doc
      expect([filename, mimeType]).toEqual([as, mimeOfExtension[as.split('.')[1] ?? '']])
      expect(digest).toBe(sha256(bytes))
      expect(await stored(as)).toEqual(bytes)
    },
  )

  test('of WebP has the digest of what is stored', async () => {
    const made = await upload('hinh.webp', await sharp(jpeg).webp().toBuffer(), 'image/webp')
    expect(made.status).toBe(201)
    expect(made.body.doc.sha256).toBe(sha256(await stored('hinh.webp')))
  })
})

describe('a file is refused, with what to do', () => {
  const refusal = async (name: string, bytes: Uint8Array, type?: string) => {
    const refused = await upload(name, bytes, type)
    expect(refused.status).toBe(400)
    return refused.body.errors[0].data.errors[0]
  }

  test.each([
    ['hinh.png', 'image/png'],
    ['van-ban.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['bang.xls', 'application/vnd.ms-excel'],
  ])('whose content is not its extension: %s', async (name, type) => {
    const { path, message } = await refusal(name, pdf, type)
    expect(path).toBe('file')
    expect(message).toMatch(/^Nội dung tệp không phải là \./)
  })

  test.each(['trang.html', 'hinh.svg', 'ma.js', 'khong-duoi', 'tep.pdf.exe'])(
    'of a kind that is not taken: %s',
    async (name) => {
      const { message } = await refusal(name, Buffer.from('<svg onload="alert(1)"/>'), 'image/png')
      expect(message).toMatch(/^Chỉ nhận PDF/)
    },
  )

  test('that is empty, broken, or above 20 MB', async () => {
    expect((await refusal('rong.pdf', Buffer.alloc(0))).message).toMatch(/^Tệp rỗng/)
    expect((await refusal('cut.pdf', pdf.subarray(0, -20))).message).toMatch(/bị cắt mất phần cuối/)
    const broken = jpeg.subarray(0, 24)
    expect((await refusal('hong.jpg', broken, 'image/jpeg')).message).toMatch(/^Không mở được hình/)
    const large = Buffer.concat([Buffer.alloc(20 * 1024 * 1024, ' '), pdf])
    const refused = await upload('lon.pdf', large, 'application/pdf')
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(refused.body)).toContain('Tệp lớn hơn 20 MB')
  })

  test('when there is none', async () => {
    const refused = await cms.rest('POST', '/api/files', {
      as: chief,
      body: { title: 'Không tệp' },
    })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('Chọn một tệp để tải lên')
  })
})

test('a file never changes: new bytes, digests or names are not taken', async () => {
  const made = await upload('goc.pdf', pdf, 'application/pdf')
  const { id, sha256: digest } = made.body.doc
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }), 'moi.jpg')
  form.set('_payload', '{}')
  const replaced = await cms.rest('PATCH', `/api/files/${id}`, { as: chief, body: form })
  expect(replaced.status).toBe(400)
  const renamed = await cms.rest('PATCH', `/api/files/${id}`, {
    as: chief,
    body: {
      title: 'Tên mới',
      sha256: '0'.repeat(64),
      filename: 'khac.pdf',
      url: 'http://localhost:1/x',
    },
  })
  expect(renamed.status).toBe(200)
  expect(renamed.body.doc).toMatchObject({ title: 'Tên mới', sha256: digest, filename: 'goc.pdf' })
  expect(await stored('goc.pdf')).toEqual(pdf)
})

describe('a picture', () => {
  let section: string
  let picture: string
  beforeAll(async () => {
    const made = await cms.payload.create({
      collection: 'sections',
      data: { title: 'Tin', order: 1, slug: 'tin' },
      overrideAccess: true,
    })
    section = made.id
    picture = (await upload('bia.jpg', jpeg, 'image/jpeg')).body.doc.id
  })
  const publish = (own: object) =>
    cms.rest('POST', '/api/articles', {
      as: chief,
      body: {
        title: 'Bài có hình',
        section,
        summary: 'S',
        author: 'A',
        source: 'B',
        body: richText('Đoạn.'),
        _status: 'published',
        ...own,
      },
    })
  const withPicture = (fields: object) => {
    const text = richText('Trước hình.')
    const node = { type: 'upload', version: 3, format: '', id: 'a1', relationTo: 'files' }
    const children = [...text.root.children, { ...node, value: picture, fields }]
    return { root: { ...text.root, children } }
  }

  test('without words for those who do not see it is refused, unless it is decorative', async () => {
    const refused = await publish({ picture })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].data.errors).toEqual([
      expect.objectContaining({
        path: 'pictureAlt',
        message: 'Viết lời mô tả hình cho người không nhìn thấy, hoặc đánh dấu "Hình trang trí".',
      }),
    ])
    expect((await publish({ picture, pictureDecorative: true })).status).toBe(201)
    expect((await publish({ picture, pictureAlt: 'Cầu Cổ Lũy' })).status).toBe(201)
  })

  test('in a text is held to the same', async () => {
    const refused = await publish({ body: withPicture({ alt: '  ' }) })
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('Viết lời mô tả hình')
    expect((await publish({ body: withPicture({}) })).status).toBe(400)
    expect((await publish({ body: withPicture({ decorative: true }) })).status).toBe(201)
    expect((await publish({ body: withPicture({ alt: 'Cầu Cổ Lũy' }) })).status).toBe(201)
  })
})
