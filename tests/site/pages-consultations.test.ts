import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flattenProvisions } from '#shared/provisions/tree.ts'
import { loadApp, renderPath, type SiteApp } from '#site/render.ts'
import { createReader } from '#site/store/reader.ts'
import { builtSite } from '../support/builds.ts'
import { now } from './pages/content.ts'
import { draft } from './pages/content-consultations.ts'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
let app: SiteApp
beforeAll(async () => {
  site = await publishPortal()
  app = await loadApp((await builtSite()).dir)
})
afterAll(() => site.stop())

/** A page as it is made at an instant, and until when its words hold. */
const at = async (instant: string, path: string) => {
  const { read, expires } = createReader(site.db, new Date(instant))
  const html = await (await renderPath(app, 'http://cong.example', path, read)).text()
  return { html, expires: expires() }
}
const page = async (path: string) => (await site.get(path)).text
const main = (html: string) => html.split('<main')[1]?.split('</main>')[0] ?? ''
const words = (html: string) =>
  main(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const list = '/gop-y-du-thao/'
const gia = `${list}gia/`

describe('the list of consultations', () => {
  it('has open ones first, the soonest deadline on top, then upcoming, closed and answered (CON-1, CON-4)', async () => {
    const html = await page(list)
    const titles = [...main(html).matchAll(/<h2>([^<]+)|gop-y-du-thao\/([a-z-]+)\/">/g)]
    expect(titles.map(([, heading, slug]) => heading ?? slug)).toEqual([
      ...['Đang lấy ý kiến', 'hoc-phi', 'gia', 'Sắp lấy ý kiến', 'to-dan-pho'],
      ...['Hết hạn, đang tổng hợp', 'cay-trong', 'Đã có kết quả', 'nhiem-vu'],
      ...['Đã gỡ khỏi cổng', 'da-go'],
    ])
  })

  it('says days left, agency and counts in words, never a bare 0 (CON-5)', async () => {
    const html = await page(list)
    expect(html).toContain('<span class="tag soon">Còn 5 ngày</span>')
    expect(html).toContain('<span class="tag">Còn 12 ngày</span>')
    expect(html).toContain('<span class="tag over">Hết hạn, đang tổng hợp</span>')
    expect(words(html)).toContain('Sở Tài chính 38 ý kiến (6 đang kiểm duyệt)')
    expect(words(html)).toContain('Chưa có ý kiến nào')
    expect(words(html)).not.toMatch(/\b0 ý kiến/)
    expect(html).toContain(
      '<time class="leaf" datetime="2026-12-07"><span>Tháng 12</span><b>07</b><span>Thứ Hai</span></time>',
    )
    expect(html).toContain('<time class="leaf past" datetime="2026-10-15">')
  })

  it('is beside the news on the home page, in the site map, in searches and with its agency', async () => {
    expect(words(await page('/'))).toMatch(/Đang lấy ý kiến .* Tháng 11 30 Thứ Hai .* Còn 5 ngày/)
    expect(await page('/so-do-cong/')).toContain(`<a href="${gia}">`)
    expect(await page('/sitemap/consultation.xml')).toContain(
      `<loc>http://cong.example${gia}</loc>`,
    )
    expect(await page('/sitemap.xml')).toContain('/sitemap/consultation.xml')
    const found = await page('/tim-kiem/?q=muc+thu+hoc+phi')
    expect(found).toContain('loai=consultation')
    expect(words(found)).toContain('Dự thảo')
    expect(words(found)).toContain('Còn 5 ngày')
    expect(await page('/co-quan/so-tai-chinh/')).toContain(`<a href="${gia}">`)
  })
})

describe('the page of an open consultation', () => {
  it('has the draft, its deadline, its comments, a way to comment, and where letters go (CON-1)', async () => {
    const text = words(await page(gia))
    for (const part of [
      'Đang lấy ý kiến Dự thảo Quyết định của UBND tỉnh',
      'Cơ quan chủ trì soạn thảo: Sở Tài chính',
      'Còn 12 ngày Nhận ý kiến đến hết ngày 07/12/2026',
      'Góp ý dự thảo này',
      'Trả lời câu 2',
      'Công văn xin ý kiến PDF, 1,2 MB',
      'Đối tượng chịu tác động Tổ chức, hộ kinh doanh',
      'Căn cứ Luật Giá ngày 19 tháng 6 năm 2023 Nghị định số 85/2024/NĐ-CP của Chính phủ Lấy ý kiến theo',
      'Gia hạn ngày 20/11/2026 Hạn cũ lúc 24:00 ngày 30/11/2026; nay nhận ý kiến đến hết ngày 07/12/2026. Lý do: Nhiều xã đề nghị',
      'Bản ngày 09/11/2026.',
      'Số 52 đường Hùng Vương, hoặc thư điện tử stc@quangngai.example',
    ])
      expect(text).toContain(part)
  })

  it('says why its window is shorter than the law wants, where it is', async () => {
    expect(words(await page(`${list}hoc-phi/`))).toContain('Lý do rút ngắn Kịp năm học mới')
    expect(words(await page(gia))).not.toContain('Lý do rút ngắn')
  })

  it('lists papers in the order of their kinds', async () => {
    const [, files = ''] = (await page(gia)).split('<ul class="files">')
    const names = [...files.matchAll(/tep\/[0-9a-f]+\/([a-z-]+)\.pdf/g)].map(([, name]) => name)
    expect(names.slice(0, 3)).toEqual(['cong-van', 'du-thao', 'so-sanh'])
  })

  it('says how many were received, shown, wait and are withheld: the sum is exact (CON-13)', async () => {
    const text = words(await page(gia))
    expect(text).toContain('38 ý kiến (6 đang kiểm duyệt). Xem ý kiến đã công khai')
    expect(text).toContain(
      'Đã nhận 38 ý kiến: 30 đã công khai, 6 đang kiểm duyệt, 2 không công khai.',
    )
  })

  it('has every provision under its own id, once, in the order of the text', async () => {
    const ids = flattenProvisions(draft.provisions).map(({ id }) => id)
    const known = new Set(ids)
    const anchors = [...main(await page(gia)).matchAll(/ id="([^"]+)"/g)]
      .map(([, id]) => String(id))
      .filter((id) => known.has(id))
    expect(anchors).toEqual(ids)
    expect(ids.length).toBeGreaterThan(25)
  })

  it('loses no word of the draft, and shows its markup as text', async () => {
    const html = await page(gia)
    const text = words(html).replaceAll(/&lt;/g, '<').replaceAll(/&gt;/g, '>')
    for (const one of flattenProvisions(draft.provisions))
      for (const line of one.text.split('\n')) expect(text).toContain(line.trim())
    expect(html).toContain('&lt;b&gt;khi cần&lt;/b&gt;')
  })

  it('ends each Điều with a plain link to the form that names it, and with its count', async () => {
    const html = await page(gia)
    const [, article = ''] = html.split('<article class="provision" id="quy-dinh.dieu-5">')
    const [body = ''] = article.split('</article>')
    expect(body).toContain('href="/gop-y-du-thao/gia/gui/?dieu=quy-dinh.dieu-5"')
    expect(body).toContain('Góp ý Điều này<span class="unseen">: Điều 5. Kê khai giá</span>')
    expect(body).toContain('href="/gop-y-du-thao/gia/y-kien/?dieu=quy-dinh.dieu-5"')
    expect(body).toContain('31 ý kiến về Điều 5 (27 đã công khai)')
    const links = html.match(/class="button quiet slim" href="\/gop-y-du-thao\/gia\/gui\//g)
    const articles = flattenProvisions(draft.provisions).filter(
      ({ kind }) => kind === 'article' || kind === 'appendix',
    )
    expect(links).toHaveLength(articles.length)
  })

  it('is one normal form of Unicode, as is the list of its comments', async () => {
    for (const path of [gia, `${gia}y-kien/`]) {
      const html = await page(path)
      expect(html).toBe(html.normalize('NFC'))
    }
  })

  it('leads from its contents to places on the page only', async () => {
    const html = await page(gia)
    const contents = html.split('<nav class="toc')[1]?.split('</nav>')[0] ?? ''
    const targets = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBe(12)
    for (const id of targets) expect(html).toContain(` id="${id}"`)
    expect(contents).toContain('Mục lục: 2 chương, 8 điều')
  })
})

describe('a consultation by the clock', () => {
  const upcoming = `${list}to-dan-pho/`

  it('has no form before it opens, and says from when; at that second it is open', async () => {
    const before = await at('2026-12-01T00:59:59.999Z', upcoming)
    expect(words(before.html)).toContain(
      'Chưa nhận ý kiến. Phiếu góp ý mở từ 08:00 ngày 01/12/2026',
    )
    expect(before.html).not.toContain('/gui/')
    expect(before.expires).toBe('2026-12-01T01:00:00.000Z')
    const after = await at('2026-12-01T01:00:00.000Z', upcoming)
    expect(after.html).toContain(`href="${upcoming}gui/"`)
    expect(words(after.html)).toContain('Còn 30 ngày')
  })

  it('counts days until midnight and takes the form away with the closing second (CON-19)', async () => {
    const day = await at('2026-12-06T16:59:59.000Z', gia)
    expect(words(day.html)).toContain('Còn 1 ngày')
    expect(day.expires).toBe('2026-12-06T17:00:00.000Z')
    const last = await at('2026-12-07T16:59:59.999Z', gia)
    expect(words(last.html)).toContain('Hạn cuối hôm nay')
    expect(last.html).toContain(`href="${gia}gui/"`)
    expect(last.expires).toBe('2026-12-07T17:00:00.000Z')
    const over = await at('2026-12-07T17:00:00.000Z', gia)
    expect(over.html).not.toContain('/gui/')
    expect(words(over.html)).toContain(
      'Đã hết hạn nhận ý kiến lúc 24:00 ngày 07/12/2026. Sở Tài chính đang tổng hợp 38 ý kiến.',
    )
    expect(over.html).toContain('31 ý kiến về Điều 5')
    for (const path of [list, '/', `${gia}y-kien/`])
      expect((await at('2026-12-06T16:00:00.000Z', path)).expires).toBe('2026-12-06T17:00:00.000Z')
  })

  it('shows the course of things: what is past, where it stands, what comes next (CON-3)', async () => {
    const steps = async (instant: string, path: string) => {
      const { html } = await at(instant, path)
      const course = html.split('<ol class="steps">')[1]?.split('</ol>')[0] ?? ''
      return [...course.matchAll(/<li( class="done")?( aria-current="step")?>/g)].map(
        ([, done, here]) => (done ? 'done' : here ? 'here' : 'next'),
      )
    }
    const time = now.toISOString()
    expect(await steps(time, upcoming)).toEqual(['here', 'next', 'next', 'next', 'next'])
    expect(await steps(time, gia)).toEqual(['done', 'here', 'next', 'next', 'next'])
    expect(await steps('2026-12-07T17:00:00.000Z', gia)).toEqual([
      'done',
      'done',
      'here',
      'next',
      'next',
    ])
    expect(await steps(time, `${list}nhiem-vu/`)).toEqual(['done', 'done', 'done', 'next', 'next'])
  })

  it('shows the published result, sanitised, with its files (CON-17)', async () => {
    const html = await page(`${list}nhiem-vu/`)
    expect(words(html)).toContain('Kết quả tiếp thu, giải trình Công bố ngày 10/09/2026 Tiếp thu')
    expect(html).toMatch(/\/tep\/[0-9a-f]{64}\/tong-hop\.pdf/)
    expect(html).not.toContain('alert(1)')
  })

  it('keeps only the notice of a withdrawn one', async () => {
    for (const path of [`${list}da-go/`, `${list}da-go/y-kien/`]) {
      const html = await page(path)
      expect(words(html)).toContain('đã gỡ khỏi cổng ngày 12/11/2026. Lý do: Đăng nhầm bản')
      expect(words(html)).not.toContain('Dự thảo nói rõ')
      expect(html).not.toContain('/gui/')
    }
  })
})
