import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents } from './pages/content-documents.ts'
import { publishPortal, screens } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
beforeAll(async () => {
  site = await publishPortal()
})
afterAll(() => site.stop())

const get = async (path: string) => (await site.get(path)).text
const words = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const plain = (href = '') => href.replaceAll('&amp;', '&')
const total = (text: string) =>
  Number(/<h2 id="ket-qua">([\d.]+) văn bản/.exec(text)?.[1]?.replace('.', ''))
const slugs = (text: string) =>
  [...text.matchAll(/<h3><a href="\/van-ban\/([^"]+)\/"/g)].map((found) => String(found[1]))
const rows = (text: string) => slugs(text).length
type Document = (typeof documents)[number]

describe('a document page', () => {
  it('has all fields of DOC-1 and those of DOC-2 that the document has', async () => {
    const text = words(await get(screens['document with text']))
    for (const fact of [
      'Loại văn bản Báo cáo',
      'Số ký hiệu 350/BC-VP',
      'Cơ quan ban hành Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi',
      'Thẩm quyền ban hành Văn phòng UBND tỉnh',
      'Người ký Nguyễn Quốc Việt, Phó Chánh Văn phòng (ký thay)',
      'Ngày ban hành 19/03/2018',
      'Tình trạng Còn hiệu lực',
      'Lĩnh vực Công nghệ thông tin',
    ])
      expect(text).toContain(fact)
    expect(text).not.toContain('Ngày hết hiệu lực')
  })

  it('offers the original to keep and to read, with its checksum and unchanged bytes (DOC-16)', async () => {
    const text = await get(screens['document with text'])
    const [, address, sha256] =
      /href="(\/tep\/([0-9a-f]{64})\/350-BC-VP\.pdf)" download/.exec(text) ?? []
    expect(words(text)).toContain('Tải bản gốc (PDF, 1,2 MB) Xem bản gốc')
    expect(text.split('Mã SHA-256')[1]).toContain(sha256)
    const bytes = await fetch(site.url + address).then((answer) => answer.arrayBuffer())
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    expect(digest).toBe(sha256)
  })

  it('sets the text as an official paper, and says when there is only a scan', async () => {
    const folio = words((await get(screens['document with text'])).split('class="folio"')[1] ?? '')
    for (const part of [
      'VĂN PHÒNG ỦY BAN NHÂN DÂN',
      'ngày 19 tháng 3 năm 2018',
      'KT. CHÁNH VĂN PHÒNG',
    ])
      expect(folio).toContain(part)
    expect(words(await get(screens['document with a scan only']))).toContain('Chỉ có bản quét')
  })

  it('lists the parts of a long text beside it, of the highest level that has several', async () => {
    const [, contents = ''] = (await get(screens['document with text'])).split('id="trong-vb"')
    const parts = [...(contents.split('</nav>')[0] ?? '').matchAll(/href="#(muc-\d)">([^<]+)/g)]
    expect(parts.map((part) => part[1])).toEqual(['muc-1', 'muc-3', 'muc-4'])
    expect(parts[0]?.[2]).toMatch(/^I\. Về công tác chỉ đạo/)
  })

  it('shows one stored relation from both ends (DOC-3)', async () => {
    expect(words(await get('/van-ban/vb-18/'))).toContain('Thay thế Kế hoạch 1242/KH-UBND')
    const text = await get(screens['replaced document'])
    expect(words(text)).toContain('Được thay thế bởi Quyết định 18/2025/QĐ-UBND')
    expect(text).toContain('href="/van-ban/vb-18/"')
  })

  it('says above its title that it was replaced, since when, and by what', async () => {
    const text = words(await get(screens['replaced document']))
    const sentence =
      'Văn bản này hết hiệu lực từ ngày 01/01/2026. Xem văn bản thay thế: Quyết định 18/2025/QĐ-UBND'
    expect(text).toContain(sentence)
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf('Xây dựng Chính quyền điện tử'))
  })

  it('states every validity by words and shape (DOC-10)', async () => {
    const state = async (path: string) =>
      /class="(state \w+)">([^<]+)</.exec(await get(path))?.slice(1)
    expect(await state('/van-ban/vb-350/')).toEqual(['state on', 'Còn hiệu lực'])
    expect(await state('/van-ban/vb-50/')).toEqual(['state wait', 'Chưa có hiệu lực'])
    expect(await state('/van-ban/vb-16/')).toEqual(['state half', 'Hết hiệu lực một phần'])
    expect(await state('/van-ban/vb-1242/')).toEqual(['state off', 'Hết hiệu lực toàn bộ'])
    expect(words(await get('/van-ban/vb-308/'))).toContain('Theo danh mục công bố năm 2025.')
  })

  it('keeps the page of a withdrawn document with its reason', async () => {
    const text = await get(screens['withdrawn document'])
    expect(words(text)).toContain('đã gỡ khỏi cổng ngày 01/11/2026. Lý do: Đăng nhầm bản chưa ký.')
    expect(text).not.toContain('/tep/')
  })
})

describe('a document list', () => {
  it('has beside each choice a link to exactly as many documents', async () => {
    for (const path of [
      '/van-ban/',
      '/van-ban/?q=dien+tu&nam=2015&nam=2017',
      '/van-ban/ubnd-tinh/?loai=quyet-dinh',
    ]) {
      const text = await get(path)
      const choices = [
        ...text.matchAll(
          /<div class="option">.*?value="([^"]+)".*?<a href="([^"]+)"[^>]*>(\d+)</gs,
        ),
      ]
      expect(choices.length).toBeGreaterThan(3)
      for (const [, value, href, count] of choices)
        expect([path, value, total(await get(plain(href)))]).toEqual([path, value, Number(count)])
    }
  })

  it.each([
    ['/van-ban/ubnd-tinh/', ({ authority }: Document) => authority === 'ubnd'],
    ['/van-ban/chu-tich-ubnd-tinh/', ({ authority }: Document) => authority === 'chu-tich'],
    ['/van-ban/nam/2017/', ({ issuedOn }: Document) => issuedOn.startsWith('2017-')],
  ])('at %s has exactly its own documents', async (path, own) => {
    const first = await get(path)
    const shown = slugs(first)
    for (let n = 2; shown.length < total(first); n += 1) {
      const more = slugs(await get(`${path}?trang=${n}`))
      expect([n, more]).not.toEqual([n, []])
      shown.push(...more)
    }
    expect(shown.sort()).toEqual(
      documents
        .filter(own)
        .map(({ slug }) => slug)
        .sort(),
    )
  })

  it('takes several choices at once, shows them as chips, and drops each by its link', async () => {
    const text = await get('/van-ban/?loai=bao-cao&loai=ke-hoach&nam=2018&nam=2016')
    expect(total(text)).toBe(2)
    expect(text.match(/checked/g)).toHaveLength(4)
    const chips = [...text.matchAll(/<li><a href="([^"]+)"[^>]*>([^<]+) <span aria-hidden/g)]
    expect(chips.map((chip) => chip[2])).toEqual(['Báo cáo, Kế hoạch', 'Năm 2018, 2016'])
    expect(plain(chips[0]?.[1])).toBe('/van-ban/?nam=2018&nam=2016')
    expect(plain(chips[1]?.[1])).toBe('/van-ban/?loai=bao-cao&loai=ke-hoach')
  })

  it('keeps the filters in a new search, and the words in a new filter', async () => {
    const text = await get('/van-ban/?q=dien+tu&loai=quyet-dinh&xep=sat-tu')
    const [search = '', facets = ''] = text.split('class="facets')
    expect(search).toContain('<input type="hidden" name="loai" value="quyet-dinh">')
    expect(facets).toContain('<input type="hidden" name="q" value="dien tu">')
    expect(facets).toContain('<input type="hidden" name="xep" value="sat-tu">')
  })

  it('goes on to the next page with everything it was asked', async () => {
    const text = await get('/van-ban/?q=nhiem+vu')
    const next = /href="([^"]+)" rel="next"/.exec(text)?.[1]
    expect(plain(next)).toBe('/van-ban/?q=nhiem+vu&trang=2')
    expect(rows(text) + rows(await get(plain(next)))).toBe(total(text))
  })

  it('says beside the field how to write a day, and keeps what was typed', async () => {
    const text = await get('/van-ban/?tu=31/13/2017&den=5.6.2017')
    expect(text).toContain('<title>Lỗi: ')
    expect(text).toMatch(/id="tu-loi">.*Viết ngày theo dạng ngày\/tháng\/năm/)
    expect(text).toContain('value="31/13/2017"')
    expect(text).toContain('Ngày ban hành đến 05/06/2017')
    expect(await get('/van-ban/?tu=02/01/2018&den=01/01/2018')).toContain('Ngày sau cùng phải từ')
  })

  it('answers a condition that nothing fits by ways on', async () => {
    const text = words(await get(screens['documents, none']))
    expect(text).toContain('Không có văn bản nào khớp “khong co gi”.')
    expect(text).toContain('Bỏ lọc “Năm 2031”')
  })

  it('leaves out values that can be no choice', async () => {
    const all = total(await get('/van-ban/'))
    expect(total(await get('/van-ban/?loai=%3Cscript%3E&nam=abc&tinh-trang=x&trang=-1'))).toBe(all)
  })
})

describe('a list to take away', () => {
  it('is a table with one row for each document, that no spreadsheet runs', async () => {
    const query = '?loai=cong-van'
    const answer = await fetch(`${site.url}/van-ban/van-ban.csv${query}`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8')
    const lines = text.trim().split('\r\n')
    expect(lines).toHaveLength(1 + total(await get(`/van-ban/${query}`)))
    expect(text).toContain(`,"'=Triển khai một số nhiệm vụ`)
    expect(text).not.toMatch(/(?:^|,)"?[=+@]/m)
  })

  it('is the same documents as JSON and as RSS, with absolute addresses', async () => {
    const list = JSON.parse(await get('/van-ban/van-ban.json')) as Record<string, string>[]
    expect(list).toHaveLength(documents.length)
    expect(list[0]?.['Địa chỉ']).toBe('http://cong.example/van-ban/vb-50/')
    const feed = await get('/van-ban/rss.xml?loai=bao-cao')
    expect(feed.match(/<item>/g)).toHaveLength(1)
    expect(feed).toContain('<link>http://cong.example/van-ban/vb-350/</link>')
  })
})
