import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOf } from '#shared/paths.ts'
import { navigation, portal, publications } from './pages/content.ts'
import { publishPortal, screens } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
const html = new Map<string, string>()
beforeAll(async () => {
  site = await publishPortal()
  for (const [name, path] of Object.entries(screens)) html.set(name, (await site.get(path)).text)
})
afterAll(() => site.stop())

const page = (name: keyof typeof screens) => html.get(name) as string
/** Forms and receipts are answered by the intake, which this stand has not. */
const ofIntake = /^\/bien-nhan\/|\/gui\/$/
const words = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const hrefs = (text: string) =>
  [...text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((found) =>
    String(found[1]).replaceAll('&amp;', '&'),
  )

describe('the frame of every page', () => {
  it('is published for all: nothing waits and nothing failed', () => {
    expect(site.health().pages).toMatchObject({ waiting: 0, failing: [] })
  })

  it.each(Object.keys(screens))('stands round %s: header, main, footer, one h1', (name) => {
    const text = html.get(name) as string
    const parts = text.match(/<header\b|<main\b|<footer class="foot"/g)
    expect(parts).toEqual(['<header', '<main', '<footer class="foot"'])
    expect(text.match(/<h1\b/g)).toHaveLength(1)
    expect(text).toMatch(/<title>[^<]+ \| [^<]+<\/title>/)
  })

  it('has the five legal facts in its footer and the menu that the law asks for (POR-1, POR-2)', () => {
    const { owner, responsible, address, phone, email } = portal
    for (const fact of [owner, responsible, address, phone, email])
      expect(words(page('search')).split('Cơ quan chủ quản')[1]).toContain(fact)
    for (const label of ['Trang chủ', 'Giới thiệu', 'Dịch vụ công trực tuyến', 'Sơ đồ cổng'])
      expect(page('not found').split('</header>')[0]).toContain(`>${label}</a>`)
  })

  it('has the emblem, the full name and the owner in its header (POR-1)', () => {
    for (const name of ['home', 'document with text', 'search, none', 'failed'] as const) {
      const [header = ''] = page(name).split('</header>')
      expect(header).toMatch(/<a class="brand" href="\/">\s*<svg class="emblem"/)
      expect(words(header)).toContain('Cổng Thông tin điện tử tỉnh Quảng Ngãi')
      expect(words(header)).toContain('Ủy ban nhân dân tỉnh Quảng Ngãi')
    }
  })

  it('is the same on every Vietnamese page but for the current entry and the time (POR-3)', () => {
    const frames = Object.entries(screens)
      .filter(([name]) => name !== 'English page')
      .map(([name]) => {
        const text = (html.get(name) as string).replaceAll(/ aria-current="\w+"/g, '')
        const [head = ''] = text.slice(text.indexOf('<header')).split('</header>')
        return head + (text.split('<footer class="foot"')[1] ?? '').split('foot-end')[0]
      })
    expect(new Set(frames).size).toBe(1)
  })

  it('marks the entry of the menu to which a page belongs', () => {
    expect(page('documents')).toContain('<a href="/van-ban/" aria-current="page">Văn bản</a>')
    expect(page('article')).toContain('<a href="/tin-tuc/" aria-current="true">Tin tức</a>')
  })

  it('leaves out of the menu what is not published', () => {
    expect(navigation.menu.map((link) => link.label)).toContain('Trang chưa đăng')
    expect(page('home')).not.toContain('Trang chưa đăng')
  })

  it('speaks English on English pages (POR-17)', () => {
    expect(page('English page')).toContain('<html lang="en">')
    expect(page('English page')).toContain("People's Committee".replace("'", '&#39;'))
    expect(words(page('English page'))).toContain('Skip to main content')
  })
})

describe('what a page sends to a browser', () => {
  it.each(Object.keys(screens))(
    'has no script, no style of its own and no other host: %s',
    (name) => {
      const text = html.get(name) as string
      expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i)
      const loaded = [...text.matchAll(/<(?:img|link|form)\b[^>]*\s(?:href|src|action)="([^"]+)"/g)]
      for (const [, address] of loaded)
        expect(address).toMatch(/^\/|^http:\/\/cong\.example\/|^http:\/\/purl\.org\/dc\//)
    },
  )

  it('has Dublin Core with none of the six mandatory elements empty (POR-13)', () => {
    for (const name of [
      'home',
      'news',
      'article',
      'documents',
      'document with text',
      'page',
    ] as const)
      for (const element of ['title', 'creator', 'date', 'description', 'publisher', 'identifier'])
        expect([name, page(name)]).toEqual([
          name,
          expect.stringMatching(new RegExp(`<meta name="DC\\.${element}" content="[^"]+"`)),
        ])
  })

  it('leads nowhere that does not answer', async () => {
    const seen = new Set<string>(['/'])
    const dead: string[] = []
    for (const path of seen) {
      const { status, text, headers } = await site.get(path)
      if (status !== 200) dead.push(`${status} ${path}`)
      if (!String(headers.get('content-type')).startsWith('text/html')) continue
      for (const href of hrefs(text)) {
        const inside = href.startsWith('/') && !href.includes('?') ? href.split('#')[0] : undefined
        if (inside && !ofIntake.test(inside)) seen.add(inside)
      }
    }
    expect(dead).toEqual([])
    expect(seen.size).toBeGreaterThan(90)
  })
})

describe('the site map', () => {
  it('leads to every list, page, section, consultation and agency that works today (POR-4)', () => {
    const [, tree = ''] = page('site map').split('<ul class="tree">')
    const links = new Set(hrefs(tree.split('</main>')[0] ?? ''))
    const mapped = publications.filter(
      (one) => /^(?:page|section|agency|consultation)$/.test(one.kind) && !('validTo' in one),
    )
    for (const one of mapped)
      expect([one.title, links.has(pathOf(one) ?? '')]).toEqual([one.title, true])
    for (const path of [
      ...['/', '/tim-kiem/', '/tin-tuc/', '/van-ban/', '/gop-y-du-thao/', '/co-quan/'],
      ...['/van-ban/ubnd-tinh/', '/van-ban/chu-tich-ubnd-tinh/', '/van-ban/nam/2017/'],
      ...['/rss/tin-tuc.xml', '/rss/van-ban.xml', '/rss/y-te.xml', '/bien-nhan/'],
    ])
      expect([path, links.has(path)]).toEqual([path, true])
  })
})

describe('text', () => {
  it('keeps the words of a link whose target is not published, without the link', () => {
    expect(page('page')).toContain('trang chưa đăng,')
    expect(page('page')).toContain('<a href="/co-quan/ubnd-tinh/">Ủy ban nhân dân tỉnh</a>')
  })

  it('leads to files, lists attachments that it does not name, and scrolls tables by themselves', () => {
    expect(page('page')).toMatch(/<a href="\/tep\/[0-9a-f]{64}\/ban-do\.pdf">bản đồ<\/a>/)
    expect(page('page').match(/ban-do\.pdf/g)).toHaveLength(1)
    expect(words(page('page'))).toContain('Phụ lục.pdf PDF, 1,2 MB')
    expect(page('page')).toContain('<div class="table" tabindex="0" role="region"')
  })

  it('starts its headings under the title of the page', () => {
    expect(page('page')).toContain('<h2 id="muc-1">Địa giới</h2>')
    expect(page('document with text')).toContain('<h3 id="muc-1">I. Về công tác chỉ đạo')
  })
})

describe('news', () => {
  it('says author, source and day, shows its picture in sizes, and can be kept and sent (POR-5, POR-18)', () => {
    const text = page('article')
    expect(words(text)).toContain(
      '24/11/2026 Văn phòng UBND tỉnh Nguồn: Cổng Thông tin điện tử tỉnh',
    )
    expect(text).toMatch(/srcset="[^"]+nha-rong-480\.png 480w, [^"]+nha-rong-960\.png 960w"/)
    expect(text).toContain('alt="Tranh vẽ nhà rông mái cao giữa đồi xanh"')
    expect(text).toContain('download="tin-1.html"')
    expect(text).toContain('href="mailto:?subject=')
    expect(text).toContain('mailto:bbt@quangngai.example?subject=B%C3%A1o%20l%E1%BB%97i')
  })

  it('leads on to others of its section, not to itself nor to what is withdrawn', () => {
    const [, more = ''] = page('article').split('id="lien-quan">Đọc thêm</h2>')
    const links = hrefs(more.split('</ul>')[0] ?? '')
    expect(links).toEqual([
      '/tin-tuc/tin-cu-23/',
      '/tin-tuc/tin-cu-22/',
      '/tin-tuc/tin-cu-21/',
      '/tin-tuc/tin-cu-20/',
    ])
    expect(page('sample article')).not.toContain('Đọc thêm')
  })

  it('is numbered from the oldest, so that page 1 is the oldest', () => {
    expect(page('older news')).toContain('Tin cũ số 1<')
    expect(page('older news')).toContain('Trang 1 trên 3')
    expect(page('news')).toContain('href="/tin-tuc/?trang=2"')
  })

  it('keeps the page of a withdrawn item with its reason, without its text (and not on the home page)', () => {
    expect(words(page('withdrawn article'))).toContain(
      'đã gỡ khỏi cổng ngày 12/11/2026. Lý do: Số liệu',
    )
    expect(page('home')).not.toContain('Tin đã gỡ')
  })

  it('marks demonstration data on the item and on lists that show it', () => {
    for (const name of ['sample article', 'news', 'home', 'documents', 'sample document'] as const)
      expect([name, page(name)]).toEqual([name, expect.stringContaining('>Dữ liệu trình diễn<')])
  })

  it.each([
    ['a list of the committee', '/van-ban/ubnd-tinh/', '/van-ban/vb-3637/'],
    ['a list of a year', '/van-ban/nam/2022/', '/van-ban/vb-3637/'],
    ['the page of its agency', '/co-quan/ubnd-tinh/', '/van-ban/vb-3637/'],
    ['a document that it stands to', '/van-ban/vb-34/', '/van-ban/vb-3637/'],
    ['a search for documents', '/tim-kiem/?q=3637', '/van-ban/vb-3637/'],
    ['a search for news', '/tim-kiem/?q=van+ban+qua+mang&loai=article', '/tin-tuc/tin-3/'],
  ])('marks it beside its title in %s', async (_, path, address) => {
    const items = (await site.get(path)).text.split(/(?=<li>|<li )/)
    const own = items.filter((item) => item.includes(`href="${address}"`))
    expect(own.length).toBeGreaterThan(0)
    for (const item of own) expect(item.split('</li>')[0]).toContain('>Dữ liệu trình diễn<')
  })
})
