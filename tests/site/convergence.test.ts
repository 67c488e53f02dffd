import { afterAll, beforeAll, expect, it } from 'vitest'
import { richText } from '../cms/support.ts'
import { startPortal, type TestPortal } from './portal.ts'

let portal: TestPortal
const ids: Record<string, string> = {}

/** One story: each step starts from what the last one left, and ends with the same invariant. */
beforeAll(async () => {
  portal = await startPortal()
  portal.site.follow()
})
afterAll(() => portal.stop())

it('a created article, agency and document are on the site', async () => {
  const { send, site } = portal
  const section = await send('POST', '/api/sections', { title: 'Y tế', slug: 'y-te', order: 1 })
  ids.agency = String(
    (
      await send('POST', '/api/agencies', {
        ...{ title: 'Sở Y tế', shortName: 'Sở Y tế', slug: 'so-y-te', level: 'so-nganh', order: 5 },
      })
    ).id,
  )
  const type = await send('POST', '/api/document-types', {
    ...{ title: 'Quyết định', code: 'QĐ', slug: 'quyet-dinh', order: 1 },
  })
  for (const [key, slug, title] of [
    ['one', 'tin-mot', 'Tin thứ nhất'],
    ['two', 'tin-hai', 'Tin thứ hai'],
  ] as const) {
    const article = await send('POST', '/api/articles', {
      ...{ title, slug, section: section.id, summary: `${title}, tóm tắt.`, author: 'An' },
      ...{ source: 'Cổng thử', body: richText('Nội dung đầu tiên.'), _status: 'published' },
    })
    ids[key] = String(article.id)
  }
  for (const [key, number] of [
    ['old', '16/2017/QĐ-UBND'],
    ['new', '18/2026/QĐ-UBND'],
  ] as const) {
    const document = await send('POST', '/api/documents', {
      ...{ number, title: `Ban hành Quy chế ${key}`, type: type.id, issuer: ids.agency },
      ...{ authority: 'ubnd', issuedOn: `${number.slice(3, 7)}-04-19`, _status: 'published' },
    })
    ids[key] = String(document.id)
    ids[`${key}Slug`] = String(document.slug)
  }
  await settled(async () => (await status('/tin-tuc/tin-hai/')) === 200)
  await settled(async () => (await status(`/van-ban/${ids.newSlug}/`)) === 200)
  expect((await site.get('/tin-tuc/')).text).toContain('Tin thứ nhất')
  await portal.equalsFreshPublish()
})

it('an edited article is served anew', async () => {
  await portal.send('PATCH', `/api/articles/${ids.one}`, {
    ...{ title: 'Tin thứ nhất đã sửa', _status: 'published' },
  })
  await settled(async () => (await portal.site.get('/tin-tuc/tin-mot/')).text.includes('đã sửa'))
  await portal.equalsFreshPublish()
})

it('a draft saved over a published article changes nothing', async () => {
  await portal.send('PATCH', `/api/articles/${ids.one}?draft=true`, {
    ...{ title: 'Bản nháp chưa ai được đọc', _status: 'draft' },
  })
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect((await portal.site.get('/tin-tuc/tin-mot/')).text).not.toContain('chưa ai được đọc')
  await portal.equalsFreshPublish()
})

it('a renamed agency is renamed on every page that shows it', async () => {
  await portal.send('PATCH', `/api/agencies/${ids.agency}`, { title: 'Sở Y tế và Dân số' })
  await settled(async () =>
    (await portal.site.get(`/van-ban/${ids.oldSlug}/`)).text.includes('Sở Y tế và Dân số'),
  )
  await portal.equalsFreshPublish()
})

it('a relation shows at both ends, and ends the older document', async () => {
  await portal.send('PATCH', `/api/documents/${ids.new}`, {
    ...{ relations: [{ type: 'thay-the', target: ids.old }], _status: 'published' },
  })
  await settled(async () =>
    (await portal.site.get(`/van-ban/${ids.oldSlug}/`)).text.includes('18/2026/QĐ-UBND'),
  )
  expect((await portal.site.get(`/van-ban/${ids.oldSlug}/`)).text).toContain('Hết hiệu lực toàn bộ')
  await portal.equalsFreshPublish()
})

it('a renamed slug moves the page, and the old address leads there', async () => {
  await rename('one', 'ten-khac')
  await settled(async () => (await status('/tin-tuc/tin-mot/')) === 301)
  expect(await status('/tin-tuc/ten-khac/')).toBe(200)
  await portal.equalsFreshPublish()
})

it('a slug that another record has is refused with that record’s name, so that none is swapped away', async () => {
  const { status: answered, body } = await portal.cms.rest('PATCH', `/api/articles/${ids.one}`, {
    as: portal.editor,
    body: { slug: 'tin-hai', _status: 'published' },
  })
  const message = 'Địa chỉ "tin-hai" đã dùng cho "Tin thứ hai". Chọn địa chỉ khác.'
  expect([answered, body.errors[0].data.errors]).toEqual([400, [{ path: 'slug', message }]])
  expect(await status('/tin-tuc/ten-khac/')).toBe(200)
  await portal.equalsFreshPublish()
})

it('two slugs swapped by way of a third lead each to its own article', async () => {
  await rename('one', 'tam')
  await rename('two', 'ten-khac')
  await rename('one', 'tin-hai')
  await settled(async () => (await portal.site.get('/tin-tuc/tin-hai/')).text.includes('thứ nhất'))
  await settled(async () => (await portal.site.get('/tin-tuc/ten-khac/')).text.includes('thứ hai'))
  await portal.equalsFreshPublish()
})

it('an unpublished article answers 410 and is in no list', async () => {
  await portal.send('PATCH', `/api/articles/${ids.two}`, { _status: 'draft' })
  await settled(async () => (await status('/tin-tuc/ten-khac/')) === 410)
  expect((await portal.site.get('/rss/tin-tuc.xml')).text).not.toContain('Tin thứ hai')
  await portal.equalsFreshPublish()
})

it('a withdrawn document keeps its page with the reason', async () => {
  await portal.send('PATCH', `/api/documents/${ids.old}`, {
    ...{
      withdrawnAt: new Date().toISOString(),
      withdrawnReason: 'Đăng nhầm bản',
      _status: 'published',
    },
  })
  await settled(async () =>
    (await portal.site.get(`/van-ban/${ids.oldSlug}/`)).text.includes('Đăng nhầm bản'),
  )
  await portal.equalsFreshPublish()
})

it('a trashed article goes, a restored one comes back', async () => {
  const path = `/api/articles/${ids.one}?trash=true`
  await portal.send('PATCH', path, { deletedAt: new Date().toISOString() })
  await settled(async () => (await status('/tin-tuc/tin-hai/')) === 410)
  await portal.equalsFreshPublish()
  await portal.send('PATCH', path, { deletedAt: null })
  await settled(async () => (await status('/tin-tuc/tin-hai/')) === 200)
  await portal.equalsFreshPublish()
})

it('a scheduled article appears when its time comes, with nobody asking', async () => {
  const due = new Date(Date.now() + 2500)
  await portal.send('PATCH', `/api/articles/${ids.two}`, {
    ...{ publishedAt: due.toISOString(), _status: 'published' },
  })
  await settled()
  expect(await status('/tin-tuc/ten-khac/')).toBe(410)
  await settled(async () => (await status('/tin-tuc/ten-khac/')) === 200)
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime())
  await portal.equalsFreshPublish()
})

it('what was written by another process is found without a hint', async () => {
  await portal.cms.payload.update({
    collection: 'articles',
    id: String(ids.two),
    data: { title: 'Tin viết từ nơi khác', _status: 'published' },
    overrideAccess: true,
  })
  await settled(async () => (await portal.site.get('/tin-tuc/ten-khac/')).text.includes('nơi khác'))
  await portal.equalsFreshPublish()
})

it('what was written while the CMS was out of reach comes when it is back', async () => {
  await portal.cmsDown()
  await portal.send('PATCH', `/api/articles/${ids.two}`, {
    ...{ title: 'Tin viết lúc mất liên lạc', _status: 'published' },
  })
  expect(await status('/tin-tuc/ten-khac/')).toBe(200)
  await portal.cmsUp()
  await settled(async () =>
    (await portal.site.get('/tin-tuc/ten-khac/')).text.includes('lúc mất liên lạc'),
  )
  await portal.equalsFreshPublish()
})

const settled = (done?: () => Promise<boolean>) => portal.site.settled(done)
const status = async (path: string) => (await portal.site.get(path)).status
const rename = (key: string, slug: string) =>
  portal.send('PATCH', `/api/articles/${ids[key]}`, { slug, _status: 'published' })
