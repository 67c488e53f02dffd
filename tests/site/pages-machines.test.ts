import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadApp, renderPath } from '#site/render.ts'
import { openStore, type Store, transaction } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'
import { createReader } from '#site/store/reader.ts'
import { builtSite } from '../support/builds.ts'
import { notice, now, planned, publications } from './pages/content.ts'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
beforeAll(async () => {
  site = await publishPortal()
})
afterAll(() => site.stop())

const get = async (path: string) => (await site.get(path)).text
const locs = (text: string) =>
  [...text.matchAll(/<loc>http:\/\/cong\.example([^<]+)<\/loc>/g)].map((found) => String(found[1]))

describe('what machines read', () => {
  it('lists every published page in the XML site map, and each answers', async () => {
    const parts = locs(await get('/sitemap.xml'))
    const addresses = (await Promise.all(parts.map(get))).flatMap(locs)
    expect(new Set(addresses).size).toBe(addresses.length)
    const own = publications.filter(({ kind }) =>
      ['article', 'document', 'consultation', 'page', 'section', 'agency'].includes(kind),
    )
    expect(addresses.length).toBe(own.length + 7 + 8)
    for (const path of addresses) expect([path, (await site.get(path)).status]).toEqual([path, 200])
  })

  it('offers news by section and documents as RSS', async () => {
    for (const path of ['/rss/tin-tuc.xml', '/rss/van-ban.xml', '/rss/y-te.xml']) {
      const text = await get(path)
      expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<rss version="2\.0"/)
      expect(text).toContain(`<atom:link href="http://cong.example${path}" rel="self"`)
    }
    expect(await get('/rss/y-te.xml')).not.toContain('Tin đã gỡ')
    expect((await site.get('/rss/khong-co.xml')).status).toBe(404)
  })

  it('says in the title of a feed item that it is demonstration data', async () => {
    const titles = async (path: string) =>
      [...(await get(path)).matchAll(/<item><title>([^<]+)/g)].map((found) => String(found[1]))
    const sample = (title: string) => title.startsWith('[Dữ liệu trình diễn] ')
    for (const path of ['/rss/van-ban.xml', '/van-ban/rss.xml'])
      expect((await titles(path)).filter(sample)).toEqual([
        '[Dữ liệu trình diễn] Công văn 3637/UBND-VX',
      ])
    for (const path of ['/rss/tin-tuc.xml', '/rss/chuyen-doi-so.xml'])
      expect((await titles(path)).filter(sample)).toEqual([expect.stringContaining('19.878')])
  })

  it('tells robots what is no page, and where the site map is', async () => {
    expect(await get('/robots.txt')).toContain('Sitemap: http://cong.example/sitemap.xml')
  })
})

describe('search', () => {
  const search = (q: string) => get(`/tim-kiem/?q=${encodeURIComponent(q)}`)

  it('marks what was sought in the original text, by weight and never by colour', async () => {
    const text = await search('quy che cong thong tin')
    expect(text).toContain('<b>Quy chế</b> hoạt động của <b>Cổng thông tin</b>')
    expect(text).not.toContain('<mark')
  })

  it('shows kinds as links with counts, and repeats what was not found with ways on', async () => {
    expect(await search('ba to')).toMatch(/loai=agency"[^>]*>Cơ quan \(\d+\)</)
    const none = await search('không có gì <b>')
    expect(none).toContain('Không tìm thấy gì khớp “không có gì &lt;b&gt;”.')
    expect(none).toContain('href="/so-do-cong/"')
  })

  it.each([
    ['100 kB', 'a'.repeat(100_000)],
    ['10,000 combining marks', `a${'\u0301'.repeat(10_000)}`],
    ['only marks', '\u0301\u0323'],
    ['quotes', '"\'” OR 1=1 --'],
    ['operators', 'NEAR(a b) * - ^ : AND OR NOT ('],
    ['control characters', 'a\u0000b\u0007'],
  ])('answers %s with a page', async (_, q) => {
    for (const path of ['/tim-kiem/', '/van-ban/', '/co-quan/']) {
      const name = path === '/co-quan/' ? 'ten' : 'q'
      const { status, text } = await site.get(`${path}?${new URLSearchParams({ [name]: q })}`)
      expect([path, status]).toEqual([path, 200])
      expect(text.length).toBeLessThan(60_000)
    }
  })
})

describe('words that depend on the clock', () => {
  let db: Store
  beforeAll(() => {
    db = openStore(`${site.folder}/clock.db`)
    transaction(db, () => {
      for (const publication of publications) putChanges(db, [{ publication }])
    })
  })
  afterAll(() => db.close())

  const at = async (path: string, instant: Date) => {
    const app = await loadApp((await builtSite()).dir)
    const reader = createReader(db, instant)
    const response = await renderPath(app, 'http://cong.example', path, reader.read)
    return { text: await response.text(), expires: reader.expires() }
  }

  it('say until when they hold: a document before its first day in force', async () => {
    const before = await at('/van-ban/vb-50/', now)
    expect(before.text).toContain('Văn bản này có hiệu lực từ ngày 10/12/2026.')
    expect(before.expires).toBe('2026-12-09T17:00:00.000Z')
    const after = await at('/van-ban/vb-50/', new Date('2026-12-09T17:00:00.000Z'))
    expect(after.text).toContain('Còn hiệu lực')
    expect(after.text).not.toContain('có hiệu lực từ ngày')
  })

  it('are gone when their hour is over: the notice', async () => {
    const shown = { ...planned, from: '2026-11-26T00:00:00.000Z' } as typeof planned
    putChanges(db, [{ publication: notice(shown, 'revision-notice-2') }])
    const early = await at('/404/', now)
    expect(early.text).not.toContain('Tạm ngừng để nâng cấp')
    expect(early.expires).toBe('2026-11-26T00:00:00.000Z')
    const during = await at('/404/', new Date('2026-11-26T00:00:00.000Z'))
    expect(during.text).toContain('<strong>Tạm ngừng để nâng cấp:</strong>')
    expect(during.expires).toBe('2026-12-12T22:00:00.000Z')
    const over = await at('/404/', new Date('2026-12-12T22:00:00.000Z'))
    expect(over.text).not.toContain('Tạm ngừng để nâng cấp')
  })

  it('mark a closed agency from the day after its last one', async () => {
    expect((await at('/co-quan/so-thong-tin-va-truyen-thong/', now)).text).toContain(
      'Truyền thông (cũ)',
    )
    const before = await at(
      '/co-quan/so-thong-tin-va-truyen-thong/',
      new Date('2025-02-28T16:59:59.000Z'),
    )
    expect(before.text).not.toContain('(cũ)')
    expect(before.expires).toBe('2025-02-28T17:00:00.000Z')
  })

  it('are not published at all without the legal facts, except that something failed', async () => {
    putChanges(db, [{ kind: 'portal', id: 'portal', gone: true }])
    await expect(at('/', now)).rejects.toThrow('five legal facts')
    expect((await at('/500/', now)).text).toContain('Cổng đang có lỗi')
  })
})
