import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let chief: Account
let editor: Account
let webmaster: Account
let section: string

beforeAll(async () => {
  cms = await startCms()
  chief = await cms.account('chief-editor')
  editor = await cms.account('editor')
  webmaster = await cms.account('webmaster')
  const made = await cms.rest('POST', '/api/sections', {
    as: webmaster,
    body: { title: 'Chuyển đổi số' },
  })
  expect(made.status).toBe(201)
  section = made.body.doc.id
}, 60_000)
afterAll(() => cms.stop())

let count = 0
const next = () => {
  count += 1
  return count
}
const words = () => ({
  title: `Bài số ${next()} của phép thử`,
  section,
  summary: 'Tóm tắt',
  author: 'Trần Thị Bình',
  source: 'Văn phòng UBND tỉnh',
  body: richText('Một đoạn.'),
})
const create = (as: Account, body: object, query = '') =>
  cms.rest('POST', `/api/articles${query}`, { as, body })
const change = (as: Account, id: string, body: object, query = '') =>
  cms.rest('PATCH', `/api/articles/${id}${query}`, { as, body })
const publicRow = (id: string) =>
  cms.payload.findByID({ collection: 'articles', id, trash: true, overrideAccess: true })
test('drafts without any words are kept, however many', async () => {
  const made = [await create(editor, {}, '?draft=true'), await create(editor, {}, '?draft=true')]
  expect(made.map(({ status }) => status)).toEqual([201, 201])
})

test('staff find with and without marks, in any case and order', async () => {
  const made = await create(
    editor,
    { ...words(), title: 'Lễ hội Cầu ngư ở Sa Huỳnh' },
    '?draft=true',
  )
  for (const sought of ['LỄ HỘI', 'le hoi', 'huỳnh sa', 'Cầu ngư'.normalize('NFD'), 'cau-ngu']) {
    const where = `where[or][0][title][like]=${encodeURIComponent(sought)}`
    const found = await cms.rest('GET', `/api/articles?draft=true&${where}`, { as: editor })
    const ids = found.body.docs.map(({ id }: { id: string }) => id)
    expect(ids, sought).toEqual([made.body.doc.id])
  }
})

describe('publishing', () => {
  test('gives the first instant, a revision and a time of change; a draft leaves the public row', async () => {
    const made = await create(chief, { ...words(), _status: 'published' })
    expect(made.status).toBe(201)
    const { id, revision, publishedAt } = made.body.doc
    expect(new Date(publishedAt).getTime()).toBeGreaterThan(Date.now() - 60_000)
    expect(revision).toMatch(/^[0-9a-f]{32}$/)

    const draft = await change(editor, id, { title: 'Tiêu đề nháp' }, '?draft=true')
    expect(draft.status).toBe(200)
    expect(draft.body.doc.revision).not.toBe(revision)
    const row = await publicRow(id)
    expect(row.revision).toBe(revision)
    expect(row.title).not.toBe('Tiêu đề nháp')

    const again = await change(chief, id, { _status: 'published' })
    expect(again.body.doc).toMatchObject({ title: 'Tiêu đề nháp', publishedAt })
    expect((await publicRow(id)).revision).toBe(again.body.doc.revision)
  })

  test('keeps a future instant: that is the schedule', async () => {
    const publishedAt = '2100-01-01T01:00:00.000Z'
    const made = await create(chief, { ...words(), publishedAt, _status: 'published' })
    expect(made.body.doc.publishedAt).toBe(publishedAt)
  })

  test('without a required field is refused beside each field, in Vietnamese; the draft stays', async () => {
    const made = await create(editor, { title: 'Chỉ có tiêu đề' }, '?draft=true')
    expect(made.status).toBe(201)
    const refused = await change(chief, made.body.doc.id, { _status: 'published' })
    expect(refused.status).toBe(400)
    const errors = refused.body.errors[0].data.errors as { path: string; message: string }[]
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'author',
      'body',
      'section',
      'source',
      'summary',
    ])
    expect(errors.find(({ path }) => path === 'author')?.message).toBe('Điền mục này.')
    expect((await publicRow(made.body.doc.id))._status).toBe('draft')
  })

  test('text in NFD and with blanks round it is stored in NFC without them', async () => {
    const title = '  Thông báo về việc nghỉ Tết  '
    const made = await create(chief, {
      ...words(),
      title: title.normalize('NFD'),
      body: richText('Việt Nam '.normalize('NFD')),
    })
    expect(made.body.doc.title).toBe(title.trim().normalize('NFC'))
    expect(JSON.stringify(made.body.doc.body)).toContain('"Việt Nam "')
  })

  test('a withdrawal needs its reason', async () => {
    const made = await create(chief, { ...words(), _status: 'published' })
    const { id } = made.body.doc
    const withdrawnAt = new Date().toISOString()
    const refused = await change(chief, id, { withdrawnAt, _status: 'published' })
    expect(refused.body.errors[0].data.errors).toEqual([
      expect.objectContaining({
        path: 'withdrawnReason',
        message: 'Ghi lý do thu hồi. Người đọc sẽ thấy lý do này.',
      }),
    ])
    const withdrawn = await change(chief, id, {
      withdrawnAt,
      withdrawnReason: 'Sai số liệu.',
      _status: 'published',
    })
    expect(withdrawn.status).toBe(200)
  })
})

describe('what an editor cannot do', () => {
  test('publish, by any door', async () => {
    expect((await create(editor, { ...words(), _status: 'published' })).status).toBe(403)
    const made = await create(editor, words(), '?draft=true')
    const { id } = made.body.doc
    expect((await change(editor, id, { _status: 'published' })).status).toBe(403)
    expect((await change(editor, id, { _status: 'published' }, '?draft=true')).status).toBe(403)
    expect(
      (await change(editor, id, { _status: 'published' }, '?publishAllLocales=true')).status,
    ).toBe(403)
    const bulk = await cms.rest('PATCH', `/api/articles?where[id][equals]=${id}`, {
      as: editor,
      body: { _status: 'published' },
    })
    expect(bulk.status).not.toBe(200)
    expect((await publicRow(id))._status).toBe('draft')
  })

  test('touch what is public: change it, take it down, trash it, restore an old version over it', async () => {
    const made = await create(chief, { ...words(), _status: 'published' })
    const { id, title } = made.body.doc
    expect((await change(editor, id, { title: 'Lén' })).status).toBe(403)
    expect((await change(editor, id, { _status: 'draft' })).status).toBe(403)
    expect((await change(editor, id, {}, '?unpublishAllLocales=true')).status).toBe(403)
    await change(editor, id, { title: 'Nháp' }, '?draft=true')
    const trash = await change(editor, id, { deletedAt: new Date().toISOString() })
    expect(trash.status).toBe(403)
    const { body } = await cms.rest('GET', `/api/articles/versions?where[parent][equals]=${id}`, {
      as: editor,
    })
    for (const version of body.docs) {
      const restored = await cms.rest('POST', `/api/articles/versions/${version.id}`, {
        as: editor,
      })
      expect(restored.status).toBe(403)
    }
    const row = await publicRow(id)
    expect(row).toMatchObject({ title, _status: 'published' })
    expect(row.deletedAt ?? null).toBeNull()
  })

  test('trash a colleague’s draft is allowed, and taking it back too', async () => {
    const made = await create(editor, words(), '?draft=true')
    const { id } = made.body.doc
    expect((await change(editor, id, { deletedAt: new Date().toISOString() })).status).toBe(200)
    expect((await change(editor, id, { deletedAt: null }, '?trash=true')).status).toBe(200)
  })
})

test('an old version can be restored by who may publish, and counts as a new save', async () => {
  const made = await create(chief, { ...words(), title: 'Bản đầu', _status: 'published' })
  const { id, revision } = made.body.doc
  await change(chief, id, { title: 'Bản sau', _status: 'published' })
  const { body } = await cms.rest(
    'GET',
    `/api/articles/versions?where[parent][equals]=${id}&where[version.title][equals]=Bản đầu`,
    { as: chief },
  )
  const restored = await cms.rest('POST', `/api/articles/versions/${body.docs[0].id}`, {
    as: chief,
  })
  expect(restored.status).toBe(200)
  const row = await publicRow(id)
  expect(row.title).toBe('Bản đầu')
  expect(row.revision).not.toBe(revision)
})
