import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
let chief: Account
let webmaster: Account
let section: string

beforeAll(async () => {
  cms = await startCms()
  chief = await cms.account('chief-editor')
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
const redirects = () =>
  cms.payload
    .find({ collection: 'redirects', overrideAccess: true, limit: 50, trash: true })
    .then(({ docs }) => docs)

describe('an address', () => {
  test('comes from the title, with a number when that is taken', async () => {
    const title = 'Đà Nẵng – Quảng Ngãi: ĐƯỜNG mới'
    const first = await create(chief, { ...words(), title })
    const second = await create(chief, { ...words(), title })
    expect(first.body.doc.slug).toBe('da-nang-quang-ngai-duong-moi')
    expect(second.body.doc.slug).toBe('da-nang-quang-ngai-duong-moi-2')
  })

  test('that somebody else has is refused with that record’s name, the trash included', async () => {
    await create(chief, { ...words(), title: 'Người giữ chỗ', slug: 'giu-cho' })
    const refused = await create(chief, { ...words(), slug: 'Giữ chỗ' })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].data.errors).toEqual([
      {
        path: 'slug',
        message: 'Địa chỉ "giu-cho" đã dùng cho "Người giữ chỗ". Chọn địa chỉ khác.',
      },
    ])
    const trashed = await create(chief, { ...words(), title: 'Đã bỏ', slug: 'da-bo' })
    await change(chief, trashed.body.doc.id, { deletedAt: new Date().toISOString() })
    const second = await create(chief, { ...words(), slug: 'da-bo' })
    expect(second.body.errors[0].data.errors[0].message).toContain('"Đã bỏ" trong thùng rác')
  })

  test('of a list of the site cannot be taken by a section', async () => {
    const refused = await cms.rest('POST', '/api/sections', {
      as: webmaster,
      body: { title: 'Tin', slug: 'tin-tuc' },
    })
    expect(refused.body.errors[0].data.errors[0].path).toBe('slug')
  })
})

describe('a published address that changes', () => {
  test('leaves a redirect to the record; back again, the redirect retires', async () => {
    const made = await create(chief, { ...words(), slug: 'dia-chi-cu', _status: 'published' })
    const { id } = made.body.doc
    await change(chief, id, { slug: 'dia-chi-moi', _status: 'published' })
    expect(await redirects()).toMatchObject([
      { from: '/tin-tuc/dia-chi-cu/', to: `portal:article/${id}` },
    ])
    await change(chief, id, { slug: 'dia-chi-cu', _status: 'published' })
    const left = (await redirects()).map(({ from, deletedAt }) => [from, !deletedAt])
    expect(left.sort()).toEqual([
      ['/tin-tuc/dia-chi-cu/', false],
      ['/tin-tuc/dia-chi-moi/', true],
    ])
  })

  test('leaves none when it was never published, or only a draft has it', async () => {
    const before = (await redirects()).length
    const made = await create(chief, { ...words(), slug: 'chua-dang' })
    await change(chief, made.body.doc.id, { slug: 'chua-dang-2' })
    const published = await create(chief, { ...words(), _status: 'published' })
    await change(chief, published.body.doc.id, { slug: 'chi-nhap' }, '?draft=true')
    expect(await redirects()).toHaveLength(before)
  })

  test('a redirect to itself, or a second one from an address, is refused', async () => {
    const post = (body: object) => cms.rest('POST', '/api/redirects', { as: webmaster, body })
    expect((await post({ from: '/a/', to: '/a/' })).body.errors[0].data.errors[0].path).toBe('to')
    expect((await post({ from: '/a/', to: '/b/' })).status).toBe(201)
    expect((await post({ from: '/a/', to: '/c/' })).body.errors[0].data.errors[0].path).toBe('from')
    expect((await post({ from: '/d/', to: 'javascript:alert(1)' })).status).toBe(400)
  })
})
