import type { Server } from 'node:http'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#shared/paths.ts'
import { listen, type StaffStand, startStaff } from '../staff.ts'
import { type Account, richText } from '../support.ts'

/** What stands in for the public site: it keeps what it was sent, and answers what a test gives it. */
const site = {
  sent: [] as { publication: Record<string, unknown> }[],
  authorization: undefined as string | undefined,
  state: {} as object,
}
let siteServer: Server
let staff: StaffStand
let editor: Account
let article: string

beforeAll(async () => {
  const app = express()
  app.use(express.json())
  app.post(paths.internalPreview, (req, res) => {
    site.authorization = req.get('authorization')
    site.sent.push(req.body)
    res.send(`<!doctype html><html><body class="a"><a href="/tin-tuc/">Tin tức</a>
      <img src="/tep/${'a'.repeat(64)}/hinh.webp" srcset="/tep/${'b'.repeat(64)}/hinh.webp 480w">
      <link rel="stylesheet" href="/tinh/a.css"></body></html>`)
  })
  app.get('/noi-bo/trang-thai/:kind/:id', (_req, res) => res.json(site.state))
  app.get('/tinh/a.css', (_req, res) => res.type('css').send('body{}'))
  const { server, port } = await listen(app)
  siteServer = server
  staff = await startStaff({
    SITE_ORIGIN: 'https://quangngai.gov.vn',
    SITE_INTERNAL_URL: `http://127.0.0.1:${port}`,
  })
  editor = await staff.cms.account('editor')
  const section = await staff.cms.payload.create({
    collection: 'sections',
    data: { title: 'Tin hoạt động', slug: 'tin-hoat-dong', order: 1 },
    overrideAccess: true, // a fixture
  })
  article = await create(editor, 'articles?draft=true', {
    ...{ title: 'Lịch tiếp công dân', summary: 'Tóm tắt', author: 'A', source: 'B' },
    ...{ section: section.id, body: richText('Nội dung nháp'), _status: 'draft' },
  })
})
afterAll(async () => {
  await staff.stop()
  siteServer.closeAllConnections()
  siteServer.close()
})

async function create(as: Account, path: string, body: object): Promise<string> {
  const made = await staff.cms.rest('POST', `/api/${path}`, { as, body })
  expect([path, made.status]).toEqual([path, 201])
  return String(made.body.doc.id)
}

describe('a preview', () => {
  it('sends a stranger to sign in, and then back', async () => {
    const response = await staff.ask(`/admin/xem-truoc/articles/${article}`)
    expect(response.headers.get('location')).toBe(
      `/admin/login?redirect=${encodeURIComponent(`/admin/xem-truoc/articles/${article}`)}`,
    )
  })

  it('shows the page that the site makes of the draft, kept by nobody', async () => {
    const response = await staff.ask(`/admin/xem-truoc/articles/${article}`, { as: editor })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<body class="a"><div role="status"')
    expect(html).toContain('Bản xem trước, chưa xuất bản')
    expect(site.authorization).toBe(`Bearer ${staff.cms.env.PORTAL_SITE_TOKEN}`)
    expect(site.sent.at(-1)?.publication).toMatchObject({
      ...{ kind: 'article', id: article, title: 'Lịch tiếp công dân' },
    })
  })

  /** What the site was sent for the draft of a record made by somebody of this role. */
  async function previewed(as: Account, collection: string, data: object) {
    const id = await create(as, `${collection}?draft=true`, { title: 'Bản nháp', ...data })
    const response = await staff.ask(`/admin/xem-truoc/${collection}/${id}`, { as })
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.text()).toContain(`/admin/collections/${collection}/${id}`)
    const { publication } = site.sent.at(-1) ?? {}
    expect(publication).toMatchObject({ id, title: 'Bản nháp' })
    return publication
  }

  it('shows a draft of a page', async () => {
    const as = await staff.cms.account('webmaster')
    const data = { lang: 'en', body: richText('In English') }
    const expected = { kind: 'page', lang: 'en', body: '<p>In English</p>' }
    expect(await previewed(as, 'pages', data)).toMatchObject(expected)
  })

  it('shows a draft of a document, with all that it names', async () => {
    const as = await staff.cms.account('clerk')
    const level = { shortName: 'UBND tỉnh', level: 'tinh', order: 1 }
    const issuer = await create(as, 'agencies', { title: 'UBND tỉnh', ...level })
    const type = await create(as, 'document-types', { title: 'Quyết định', order: 1 })
    const facts = { issuer, type, authority: 'ubnd', issuedOn: '2026-11-20' }
    const old = { title: 'Cũ', number: '4/2026/QĐ-UBND', _status: 'published' }
    const target = await create(as, 'documents', { ...facts, ...old })
    const relations = [{ type: 'thay-the', target }]
    const data = { ...facts, number: '5/2026/QÐ-UBND', relations }
    expect(await previewed(as, 'documents', data)).toMatchObject({
      ...{ ...facts, kind: 'document', number: '5/2026/QĐ-UBND', relations },
    })
  })

  it('loads pictures and styles from the CMS, and leads to the portal', async () => {
    const html = await (
      await staff.ask(`/admin/xem-truoc/articles/${article}`, { as: editor })
    ).text()
    const files = `/admin/xem-truoc/articles/${article}/tep/`
    expect(html).toContain(`src="${files}${'a'.repeat(64)}/hinh.webp"`)
    expect(html).toContain(`srcset="${files}${'b'.repeat(64)}/hinh.webp 480w"`)
    expect(html).toContain('href="https://quangngai.gov.vn/tin-tuc/"')
    const style = await staff.ask('/tinh/a.css')
    expect(style.headers.get('content-type')).toContain('text/css')
    expect(await style.text()).toBe('body{}')
  })

  it('fetches nothing else of the site through the CMS', async () => {
    expect((await staff.ask(`/tinh/..%2fnoi-bo/trang-thai/article/${article}`)).status).toBe(404)
    expect((await staff.ask('/tinh/khong-co.css')).status).toBe(404)
  })

  it('serves a file only of a record that carries it', async () => {
    const path = `/admin/xem-truoc/articles/${article}/tep/${'a'.repeat(64)}/hinh.webp`
    expect((await staff.ask(path, { as: editor })).status).toBe(404)
    expect((await staff.ask(path)).status).toBe(401)
  })

  it('names by its label what a draft lacks to be a page', async () => {
    const bare = { title: 'Mới có tiêu đề', _status: 'draft' }
    const id = await create(editor, 'articles?draft=true', bare)
    const response = await staff.ask(`/admin/xem-truoc/articles/${id}`, { as: editor })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Chuyên mục, Tóm tắt, Tác giả, Nguồn')
  })

  it('knows nothing of records and collections that are not there', async () => {
    for (const path of ['articles/khong-co', 'users/1', 'khong-co/1']) {
      const response = await staff.ask(`/admin/xem-truoc/${path}`, { as: editor })
      expect(response.status, path).toBe(404)
    }
  })
})

describe('where a record stands', () => {
  const standing = async (path: string) =>
    (await staff.ask(`/admin/trang-thai/${path}`, { as: editor })).json()

  it('is told to staff only', async () => {
    expect((await staff.ask(`/admin/trang-thai/articles/${article}`)).status).toBe(401)
  })

  it('follows a draft to its schedule', async () => {
    expect((await standing(`articles/${article}`)).sentence).toBe('Chưa xuất bản.')
    const chief = await staff.cms.account('chief-editor')
    const published = await staff.cms.rest('PATCH', `/api/articles/${article}`, {
      as: chief,
      body: { _status: 'published', publishedAt: '2999-01-01T01:00:00.000Z' },
    })
    expect(published.status).toBe(200)
    expect((await standing(`articles/${article}`)).sentence).toBe('Chờ đến 08:00 ngày 01/01/2999.')
  })

  it('repeats the site’s words about a global', async () => {
    const webmaster = await staff.cms.account('webmaster')
    await staff.cms.rest('POST', '/api/globals/notice', {
      as: webmaster,
      body: { enabled: false },
    })
    site.state = { revision: 'other-revision', problem: 'Thông báo thiếu nội dung.' }
    expect(await standing('globals/notice')).toEqual({
      tone: 'problem',
      sentence: 'Lỗi: Thông báo thiếu nội dung.',
    })
  })
})

describe('without the site', () => {
  it('a preview says in words that the portal does not answer', async () => {
    siteServer.closeAllConnections()
    await new Promise((resolve) => siteServer.close(resolve))
    const response = await staff.ask(`/admin/xem-truoc/articles/${article}`, { as: editor })
    expect(response.status).toBe(502)
    expect(await response.text()).toContain('Cổng công khai chưa trả lời.')
  })
})
