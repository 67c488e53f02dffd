import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
beforeAll(async () => {
  site = await publishPortal()
})
afterAll(() => site.stop())

const page = async (path: string) => (await site.get(path)).text
const words = (html: string) =>
  (html.split('<main')[1]?.split('</main>')[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const gia = '/gop-y-du-thao/gia/'

describe('the shown comments', () => {
  const comments = `${gia}y-kien/`

  it('are 20 a page, newest first, with name, place and day as their authors chose', async () => {
    const html = await page(comments)
    expect(html.match(/<article class="voice">/g)).toHaveLength(20)
    expect(words(html)).toContain(
      '30 ý kiến đã công khai Trần Thị B Khoản 2 Điều 5 Quy định kèm theo 20/11/2026',
    )
    expect(html).toContain(`<a href="${gia}#quy-dinh.dieu-5.khoan-2">`)
    expect(words(html)).toContain('Không nêu tên Doanh nghiệp, hộ kinh doanh Điểm b khoản 2 Điều 3')
    expect(words(html)).toContain('Kèm 2 tệp, chỉ gửi cơ quan soạn thảo')
    expect(html).toContain(`href="${comments}?trang=2"`)
  })

  it('are text: markup is shown, line breaks stay', async () => {
    const html = await page(comments)
    expect(html).toContain('&lt;script&gt;alert(3)&lt;/script&gt; &amp; &lt;b&gt;đậm&lt;/b&gt;')
    expect(html).toContain('&lt;img src=x/onerror=alert(1)&gt;')
    expect(html).toContain('trên mạng.\n\nĐề nghị cho nộp')
    expect(html).not.toMatch(/<script|<img src=x/)
  })

  it('narrow to a Điều with its khoản, to a question, or to general ones, by links with counts', async () => {
    const html = await page(comments)
    const filter = words(`<main${html.split('<nav class="toc')[1]?.split('</nav>')[0]}</main>`)
    expect(filter).toContain(
      'Tất cả (30) Ý kiến chung (1) Trả lời câu 1 (1) Theo Điều Điều 3. Nội dung quản lý nhà nước về giá (1) Điều 5. Kê khai giá (27)',
    )
    const counts = async (query: string) =>
      words(await page(comments + query)).match(/(\d+) ý kiến đã công khai/)?.[1]
    expect(await counts('?dieu=quy-dinh.dieu-5')).toBe('27')
    expect(await counts('?cau-hoi=cau-xa')).toBe('1')
    expect(await counts('?loai=chung')).toBe('1')
    expect(await counts('?dieu=khong-co&cau-hoi=x&loai=y')).toBe('30')
    const second = await page(`${comments}?dieu=quy-dinh.dieu-5&trang=2`)
    expect(second.match(/<article class="voice">/g)).toHaveLength(7)
    expect(second).toContain(`href="${comments}?dieu=quy-dinh.dieu-5"`)
  })

  it('are accounted for: those on an older text too, and those that are not shown', async () => {
    const text = words(await page(comments))
    expect(text).toContain('30 đã công khai, 6 đang kiểm duyệt, 2 không công khai.')
    expect(text).toContain(
      'Không công khai: 1 vì trùng với ý kiến khác đã có; 1 vì lộ thông tin cá nhân.',
    )
    expect(text).toContain('Điều 9 (bản dự thảo trước)')
    expect(text).toContain('1 ý kiến về phần không còn trong bản dự thảo này.')
  })
})
