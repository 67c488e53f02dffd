import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { recount } from '#cms/comments/tally.ts'
import { PRESENTER_VERSION } from '#cms/feed/present/record.ts'
import { manifestSchema } from '#shared/feed.ts'
import { filesOf, kinds, publicationSchema } from '#shared/publication.ts'
import { arrive, openConsultation, submissionTo } from '../comments/stand.ts'
import { richText } from '../support.ts'
import { future, openDesk, past, pdf } from './desk.ts'

const desk = openDesk()
const { article, change, upload, one } = desk

describe('the token', () => {
  test('is asked for before anything else, and nothing is said without it', async () => {
    for (const path of ['/feed/manifest', '/feed/changes', '/feed/nothing', '/', '/%']) {
      for (const authorization of [
        '',
        'Bearer wrong',
        'Basic x',
        desk.feed.cms.env.PORTAL_SITE_TOKEN,
      ]) {
        const response = await desk.feed.get(path, { authorization })
        expect(response.status, path).toBe(401)
        expect(await response.json()).toEqual({ error: 'Token missing or wrong' })
      }
    }
  })

  test('is not asked for by the health check, which tells nothing', async () => {
    const response = await desk.feed.get('/healthz', { authorization: '' })
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
    const listed = await desk.feed.published('article')
    expect(listed).toContain(published)
    for (const [what, id] of Object.entries(hidden)) {
      expect(listed, what).not.toContain(id)
      expect(await one(id), what).toEqual({ kind: 'article', id, gone: true })
    }
    await change(hidden.trashed, { deletedAt: null })
    expect(await desk.feed.published('article')).toContain(hidden.trashed)
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
    const { items } = await (await desk.feed.get('/feed/manifest')).json()
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
    for (const address of addresses) expect((await desk.feed.get(address)).status).toBe(200)

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
    for (const address of addresses) expect((await desk.feed.get(address)).status).toBe(404)
  })
})

describe('the manifest', () => {
  test('names everything published of every kind, sorted, with the installation', async () => {
    await desk.made.record('documents', 'own', true)
    await desk.made.record('pages', 'own', true)
    await desk.made.record('redirects', 'own')
    await desk.made.record('fields-of-law', 'own')
    await article('Có trong bản kê', { _status: 'published' })
    const { cms } = desk.feed
    const open = await openConsultation(cms, { agency: desk.made.ownAgency })
    const { id } = await arrive(cms, submissionTo(open))
    await cms.payload.update({
      ...{ collection: 'comments', id, data: { state: 'shown' }, overrideAccess: true }, // a fixture
    })
    await recount(cms.payload, open.id)
    const manifest = manifestSchema.parse(await (await desk.feed.get('/feed/manifest')).json())
    expect([...new Set(manifest.items.map(([kind]) => kind))]).toEqual([...kinds])
    for (const kind of kinds) {
      const ids = manifest.items.filter((item) => item[0] === kind).map((item) => item[1])
      expect(ids, kind).toEqual([...new Set(ids)].sort())
    }
    const again = manifestSchema.parse(await (await desk.feed.get('/feed/manifest')).json())
    expect(again.installation).toBe(manifest.installation)
    const refs = manifest.items.map(([kind, id]) => ({ kind, id }))
    for (const { publication, kind } of await desk.feed.items(...refs))
      expect(publicationSchema.safeParse(publication).error, kind).toBeUndefined()
  })

  test('is not sent again while nothing has changed', async () => {
    const first = await desk.feed.get('/feed/manifest')
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    const second = await desk.feed.get('/feed/manifest', { 'if-none-match': etag })
    expect([second.status, await second.text()]).toEqual([304, ''])
    await article('Mới', { _status: 'published' })
    expect((await desk.feed.get('/feed/manifest', { 'if-none-match': etag })).status).toBe(200)
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
    await (await desk.feed.get('/feed/manifest')).text(),
    await (await desk.feed.get(`/feed/changes?after=${desk.feed.changes.cursor()}`)).text(),
    JSON.stringify(await desk.feed.items(...refs)),
    ...(await Promise.all(
      refs.map(async ({ id }) =>
        (await desk.feed.get(`/feed/files/${paper.sha256}?kind=article&id=${id}`)).text(),
      ),
    )),
  ]
  for (const answer of answers) expect(answer).not.toContain(canary)
})
