import { createHash, randomUUID } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PRESENTER_VERSION } from '#cms/feed/present/record.ts'
import { presentDraft } from '#cms/feed/present.ts'
import { itemsResponseSchema, manifestSchema } from '#shared/feed.ts'
import { filesOf, kinds, publicationSchema } from '#shared/publication.ts'
import { type Fixtures, fixtures } from '../fixtures.ts'
import { richText } from '../support.ts'
import { articleData, type FeedStand, startFeed } from './stand.ts'

let feed: FeedStand
let made: Fixtures
beforeAll(async () => {
  feed = await startFeed()
  made = await fixtures(feed.cms)
  for (const slug of ['portal', 'navigation', 'home', 'notice'] as const) {
    const data = made.globalBody(slug) as never
    await feed.cms.payload.updateGlobal({ slug, data, overrideAccess: true })
  }
})
afterAll(() => feed.stop())

const past = () => new Date(Date.now() - 60_000).toISOString()
const future = () => new Date(Date.now() + 3_600_000).toISOString()
const article = async (words: string, more: object = {}) => {
  const data = articleData(made.section, words, { publishedAt: past(), ...more }) as never
  const { id } = await feed.cms.payload.create({
    collection: 'articles',
    data,
    overrideAccess: true,
  })
  return String(id)
}
const change = (id: string, data: object, options: object = {}) =>
  feed.cms.payload.update({
    collection: 'articles',
    id,
    data,
    overrideAccess: true,
    trash: true,
    ...options,
  })
const upload = async (name: string, data: Buffer, mimetype: string) => {
  const file = { name, data, mimetype, size: data.length }
  const record = await feed.cms.payload.create({
    collection: 'files',
    data: {},
    file,
    overrideAccess: true,
  })
  return record
}
const pdf = () =>
  Buffer.from(
    `%PDF-1.4\n% ${randomUUID()}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
  )
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const one = async (id: string) => (await feed.items({ kind: 'article', id }))[0]

describe('the token', () => {
  test('is asked for before anything else, and nothing is said without it', async () => {
    for (const path of ['/feed/manifest', '/feed/changes', '/feed/nothing', '/', '/%']) {
      for (const authorization of ['', 'Bearer wrong', 'Basic x', feed.cms.env.PORTAL_SITE_TOKEN]) {
        const response = await feed.get(path, { authorization })
        expect(response.status, path).toBe(401)
        expect(await response.json()).toEqual({ error: 'Token missing or wrong' })
      }
    }
  })

  test('is not asked for by the health check, which tells nothing', async () => {
    const response = await feed.get('/healthz', { authorization: '' })
    expect(await response.json()).toEqual({ ok: true })
  })
})

describe('what is published', () => {
  test('is what is marked so, not in the trash and not in the future', async () => {
    const words = `Hoạ mi ${randomUUID()}`
    const published = await article(words, { _status: 'published' })
    const hidden = {
      draft: await article(words, { _status: 'draft' }),
      scheduled: await article(words, { _status: 'published', publishedAt: future() }),
      trashed: await article(words, { _status: 'published' }),
      unpublished: await article(words, { _status: 'published' }),
    }
    await change(hidden.trashed, { deletedAt: new Date().toISOString() })
    await change(hidden.unpublished, { _status: 'draft' })
    const listed = await feed.published('article')
    expect(listed).toContain(published)
    for (const [what, id] of Object.entries(hidden)) {
      expect(listed, what).not.toContain(id)
      expect(await one(id), what).toEqual({ kind: 'article', id, gone: true })
    }
    await change(hidden.trashed, { deletedAt: null })
    expect(await feed.published('article')).toContain(hidden.trashed)
  })

  test('stays as it was while a newer draft is being written', async () => {
    const id = await article('Đã đăng', { _status: 'published' })
    const before = await one(id)
    await change(id, { title: 'Bí mật của bản nháp', _status: 'draft' }, { draft: true })
    expect(await one(id)).toEqual(before)
    expect((await one(id))?.publication?.title).toBe('Đã đăng')
  })

  test('gets a new revision with each published write, with the presenter’s version', async () => {
    const id = await article('Một', { _status: 'published' })
    const first = (await one(id))?.publication?.revision
    await change(id, { title: 'Hai', _status: 'published' })
    const second = (await one(id))?.publication?.revision
    expect(second).not.toBe(first)
    expect(second).toMatch(new RegExp(`^[0-9a-f]{32}\\.${PRESENTER_VERSION}$`))
    const { items } = await (await feed.get('/feed/manifest')).json()
    expect(items).toContainEqual(['article', id, second])
  })

  test('withdrawn keeps its page with the notice, and loses text, picture and files', async () => {
    const words = `Rút lại ${randomUUID()}`
    const png = await sharp({ create: { width: 600, height: 300, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const picture = await upload('rut.png', png, 'image/png')
    const paper = await upload('rut.pdf', pdf(), 'application/pdf')
    const id = await article('Bài bị rút', {
      _status: 'published',
      summary: words,
      body: richText(words),
      picture: picture.id,
      pictureAlt: words,
      attachments: [paper.id],
    })
    const before = publicationSchema.parse((await one(id))?.publication)
    expect(filesOf(before)).toHaveLength(3)
    const query = `?kind=article&id=${id}`
    const addresses = filesOf(before).map((file) => `/feed/files/${file.sha256}${query}`)
    for (const address of addresses) expect((await feed.get(address)).status).toBe(200)

    const reason = 'Có sai sót về số liệu'
    await change(id, {
      _status: 'published',
      withdrawnAt: new Date().toISOString(),
      withdrawnReason: reason,
    })
    const after = publicationSchema.parse((await one(id))?.publication)
    expect(after).toMatchObject({ title: 'Bài bị rút', body: '', withdrawn: { reason } })
    expect(filesOf(after)).toEqual([])
    expect(JSON.stringify(after)).not.toContain(words)
    for (const address of addresses) expect((await feed.get(address)).status).toBe(404)
  })
})

describe('the manifest', () => {
  test('names everything published of every kind, sorted, with the installation', async () => {
    await made.record('documents', 'own', true)
    await made.record('pages', 'own', true)
    await made.record('redirects', 'own')
    await made.record('fields-of-law', 'own')
    await article('Có trong bản kê', { _status: 'published' })
    const manifest = manifestSchema.parse(await (await feed.get('/feed/manifest')).json())
    expect([...new Set(manifest.items.map(([kind]) => kind))]).toEqual([...kinds])
    for (const kind of kinds) {
      const ids = manifest.items.filter((item) => item[0] === kind).map((item) => item[1])
      expect(ids, kind).toEqual([...new Set(ids)].sort())
    }
    const again = manifestSchema.parse(await (await feed.get('/feed/manifest')).json())
    expect(again.installation).toBe(manifest.installation)
    const refs = manifest.items.map(([kind, id]) => ({ kind, id }))
    for (const { publication, kind } of await feed.items(...refs))
      expect(publicationSchema.safeParse(publication).error, kind).toBeUndefined()
  })

  test('is not sent again while nothing has changed', async () => {
    const first = await feed.get('/feed/manifest')
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    const second = await feed.get('/feed/manifest', { 'if-none-match': etag })
    expect([second.status, await second.text()]).toEqual([304, ''])
    await article('Mới', { _status: 'published' })
    expect((await feed.get('/feed/manifest', { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('items', () => {
  test('each is answered once, in order, by its publication or as gone', async () => {
    const id = await article('Một', { _status: 'published' })
    const refs = [
      { kind: 'document', id: 'missing' },
      { kind: 'article', id },
      { kind: 'home', id: 'home' },
      { kind: 'home', id: 'portal' },
      { kind: 'article', id },
      { kind: 'article', id: '"; DROP TABLE articles' },
    ] as const
    const items = itemsResponseSchema.parse({ items: await feed.items(...refs) }).items
    expect(items.map((item) => [item.kind, 'gone' in item])).toEqual([
      ['document', true],
      ['article', false],
      ['home', false],
      ['home', true],
      ['article', true],
    ])
  })

  test('more than 500, another kind or no JSON is a bad request', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({ kind: 'article' as const, id: `${n}` }))
    await expect(feed.items(...many)).rejects.toThrow('items: 400')
    await expect(feed.items({ kind: 'user' as 'article', id: '1' })).rejects.toThrow('items: 400')
  })

  test('take the same number of queries whether they are five or fifty', async () => {
    const paper = await upload('chung.pdf', pdf(), 'application/pdf')
    const ids: string[] = []
    for (let n = 0; n < 50; n += 1)
      ids.push(await article(`Bài ${n}`, { _status: 'published', attachments: [paper.id] }))
    const document = await made.record('documents', 'own', true)
    const refs = ids.map((id) => ({ kind: 'article' as const, id }))
    const asked = [
      { kind: 'document', id: document },
      { kind: 'agency', id: made.ownAgency },
    ] as const
    const count = async (some: typeof refs) => {
      const { db } = feed.cms.payload
      const spies = [vi.spyOn(db, 'find'), vi.spyOn(db, 'findGlobal')]
      const client = (db as unknown as { client?: { execute(sql: unknown): unknown } }).client
      const statements = client && vi.spyOn(client, 'execute')
      await feed.items(...asked, ...some)
      const counts = {
        calls: spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0),
        statements: statements?.mock.calls.length,
      }
      for (const spy of [...spies, statements]) spy?.mockRestore()
      return counts
    }
    const few = await count(refs.slice(0, 5))
    expect(await count(refs)).toEqual(few)
    expect(few.calls).toBe(4)
    if (few.statements !== undefined) expect(few.statements).toBe(few.calls)
  })

  test('one that breaks its schema is sent as it is, and the others with it', async () => {
    const id = await article('Tốt', { _status: 'published' })
    const broken = await made.record('agencies', 'own')
    await feed.cms.payload.db.updateOne({
      collection: 'agencies',
      id: broken,
      data: { shortName: '' },
    })
    const answers = await feed.items({ kind: 'agency', id: broken }, { kind: 'article', id })
    const [bad, good] = answers.map(({ publication }) => publicationSchema.safeParse(publication))
    expect([bad?.success, good?.success]).toEqual([false, true])
    expect(answers[0]?.publication).toMatchObject({ kind: 'agency', id: broken })
  })
})

describe('a file', () => {
  test('is sent to whom shows the published item that carries it, whole and unchanged', async () => {
    const bytes = pdf()
    const paper = await upload('quyết định.pdf', bytes, 'application/pdf')
    const id = await article('Có tệp', { _status: 'published', attachments: [paper.id] })
    const response = await feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('etag')).toBe(`"${paper.sha256}"`)
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(paper.sha256)
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
      const response = await feed.get(`/feed/files/${size.sha256}?kind=article&id=${id}`)
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
      expect((await feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)).status).toBe(404)
    const path = join(feed.cms.folder, 'cms', 'media', lost.filename ?? '')
    expect(existsSync(path)).toBe(true)
    rmSync(path)
    const address = `/feed/files/${lost.sha256}?kind=article&id=${other}`
    expect((await feed.get(address)).status).toBe(404)
  })

  test('asked for in nonsense is a bad request', async () => {
    for (const path of ['x?kind=article&id=1', `${'a'.repeat(64)}?kind=user&id=1`, 'a'.repeat(64)])
      expect((await feed.get(`/feed/files/${path}`)).status).toBe(400)
    expect((await feed.get('/feed/files/..%2f..%2fcms.db?kind=article&id=1')).status).toBe(400)
  })

  test('that changed on disk keeps its name, and the site finds the difference', async () => {
    const paper = await upload('sua.pdf', pdf(), 'application/pdf')
    const id = await article('Bị sửa', { _status: 'published', attachments: [paper.id] })
    writeFileSync(join(feed.cms.folder, 'cms', 'media', paper.filename ?? ''), 'khác')
    const response = await feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).not.toBe(paper.sha256)
  })
})

test('what is not published is in no answer of the feed, nor is its file’s name', async () => {
  const canary = `hoang-yen-${randomUUID()}`
  const paper = await upload(`${canary}.pdf`, pdf(), 'application/pdf')
  const more = { attachments: [paper.id], pictureCaption: canary }
  const ids = [
    await article(canary, { _status: 'draft', ...more }),
    await article(canary, { _status: 'published', publishedAt: future(), ...more }),
    await article(canary, { _status: 'published', deletedAt: past(), ...more }),
  ]
  const open = await article('Công khai', { _status: 'published' })
  await change(open, { title: canary, body: richText(canary), ...more }, { draft: true })
  const refs = [...ids, open].map((id) => ({ kind: 'article' as const, id }))
  const answers = [
    await (await feed.get('/feed/manifest')).text(),
    await (await feed.get(`/feed/changes?after=${feed.changes.cursor()}`)).text(),
    JSON.stringify(await feed.items(...refs)),
    ...(await Promise.all(
      refs.map(async ({ id }) =>
        (await feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)).text(),
      ),
    )),
  ]
  for (const answer of answers) expect(answer).not.toContain(canary)
})

test('a record of every field is presented as its fields say', async () => {
  const paper = await upload('ban-ky.pdf', pdf(), 'application/pdf')
  const target = await made.record('documents', 'own', true)
  const field = await made.record('fields-of-law', 'own')
  const type = (await feed.published('document-type'))[0]
  const { id } = await feed.cms.payload.create({
    collection: 'documents',
    overrideAccess: true,
    data: {
      number: '16/2017/QĐ-UBND',
      title: 'Ban hành Quy định quản lý',
      type,
      issuer: made.ownAgency,
      authority: 'ubnd',
      issuedOn: '2017-04-19',
      effectiveOn: '01/05/2017',
      fields: [field],
      signerName: 'Trần Ngọc Căng',
      signerPosition: 'Chủ tịch',
      place: 'Quảng Ngãi',
      recipients: 'Như Điều 3;\n\n- Lưu: VT.\n',
      text: richText('Điều 1. Ban hành'),
      files: [paper.id],
      relations: [{ type: 'thay-the', target }],
      sample: true,
      publishedAt: past(),
      _status: 'published',
    } as never,
  })
  const [answer] = await feed.items({ kind: 'document', id: String(id) })
  const document = publicationSchema.parse(answer?.publication)
  expect(document).toMatchObject({
    number: '16/2017/QĐ-UBND',
    type,
    issuer: made.ownAgency,
    authority: 'ubnd',
    fields: [field],
    issuedOn: '2017-04-19',
    effectiveOn: '2017-05-01',
    signer: { name: 'Trần Ngọc Căng', position: 'Chủ tịch' },
    recipients: ['Như Điều 3;', '- Lưu: VT.'],
    text: '<p>Điều 1. Ban hành</p>',
    files: [{ sha256: paper.sha256, name: 'ban-ky.pdf', mime: 'application/pdf' }],
    relations: [{ type: 'thay-the', target }],
    sample: true,
  })
})

describe('a draft for its preview', () => {
  test('is presented as it will be, with its files, without being published', async () => {
    const paper = await upload('xem-truoc.pdf', pdf(), 'application/pdf')
    const id = await article('Xem trước', { _status: 'draft', attachments: [paper.id] })
    const record = await feed.cms.payload.findByID({
      collection: 'articles',
      id,
      draft: true,
      depth: 0,
      overrideAccess: true,
    })
    const { publication, stored, problems } = await presentDraft(
      feed.cms.payload,
      'article',
      record,
      new Date(),
    )
    expect(problems).toEqual([])
    expect(publication).toMatchObject({ title: 'Xem trước', files: [{ sha256: paper.sha256 }] })
    const name = stored.get(paper.sha256 ?? '') ?? ''
    expect(await readFile(join(feed.cms.folder, 'cms', 'media', name))).toHaveLength(
      paper.filesize ?? 0,
    )
    expect(await feed.published('article')).not.toContain(id)
  })

  test('names what is missing', async () => {
    const draft = { title: 'Chưa xong', section: made.section }
    const { publication, problems } = await presentDraft(
      feed.cms.payload,
      'article',
      draft,
      new Date(),
    )
    expect(publication).toBeUndefined()
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'summary',
      'author',
      'source',
    ])
  })
})
