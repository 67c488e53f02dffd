import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flattenProvisions, isCitable } from '#shared/provisions/tree.ts'
import { formFields } from '#shared/submission-form.ts'
import { formStatuses } from '#site/intake/page.ts'
import { draft, open } from './pages/content-consultations.ts'
import { code, receipts } from './pages/content-receipts.ts'
import { forms, renderIntakePage } from './pages/intake-stand.ts'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
const screens = { ...forms, ...receipts }
const pages = new Map<string, { status: number; text: string }>()
beforeAll(async () => {
  site = await publishPortal()
  for (const [name, screen] of Object.entries(screens))
    pages.set(name, await renderIntakePage(site, screen))
})
afterAll(() => site.stop())

const of = (name: keyof typeof screens) => pages.get(name) as { status: number; text: string }
const page = (name: keyof typeof screens) => of(name).text
const main = (html: string) => html.split('<main')[1]?.split('</main>')[0] ?? ''
const words = (html: string) =>
  main(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('every page of the intake', () => {
  it.each(Object.keys(screens))(
    'is not for search engines, and has one h1 and only our script: %s',
    (name) => {
      const text = page(name as keyof typeof screens)
      expect(text).toContain('<meta name="robots" content="noindex">')
      expect(text.match(/<h1\b/g)).toHaveLength(1)
      const scripts = text.match(/<script\b[^>]*>/g) ?? []
      expect(
        scripts.filter((tag) => !/^<script type="module" src="\/tinh\/[^"]+\.js">$/.test(tag)),
      ).toEqual([])
      expect(scripts.length > 0).toBe(text.includes('<textarea'))
      expect(text).toBe(text.normalize('NFC'))
      expect(text).not.toMatch(/<style|\sstyle=|<b>khi|alert\(\d\)<\/script>/)
    },
  )

  it('answers with the status of its outcome', () => {
    for (const { path, locals } of Object.values(forms))
      expect([path, locals.form.outcome, formStatuses[locals.form.outcome]]).toEqual([
        ...[path, locals.form.outcome],
        [...pages.entries()].find(
          ([name]) => forms[name as keyof typeof forms]?.locals === locals,
        )?.[1].status,
      ])
    expect(of('receipt, fresh').status).toBe(200)
    expect(of('receipt of nobody').status).toBe(404)
  })

  it('is nowhere without what the intake gives it', async () => {
    const without = await renderIntakePage(site, { path: '/gop-y-du-thao/gia/gui/', locals: {} })
    expect(without.status).toBe(404)
    expect((await renderIntakePage(site, { path: `/bien-nhan/${code}/`, locals: {} })).status).toBe(
      404,
    )
  })
})

describe('the form', () => {
  it('has nothing chosen, ticked or typed beforehand (PDP-1)', () => {
    const text = page('form, blank')
    expect(text).not.toMatch(/\schecked\b/)
    expect(text).not.toMatch(/<option[^>]*\sselected/)
    expect(text).toMatch(/<textarea[^>]*><\/textarea>/)
  })

  it('is sent whole by the browser itself', () => {
    const text = page('form, blank')
    expect(text).toContain(
      '<form method="post" enctype="multipart/form-data" action="/gop-y-du-thao/gia/gui/" novalidate>',
    )
    for (const name of Object.values(formFields)) expect(text).toContain(` name="${name}"`)
    expect(text).toContain('<input type="hidden" name="phieu" value="phieu-da-ky">')
  })

  it('ties each control to a label, and each group to a legend', () => {
    const text = page('form, wrong everywhere')
    for (const [, tag] of main(text).matchAll(/(<(?:input|select|textarea)\b[^>]*>)/g)) {
      if (tag?.includes('type="hidden"')) continue
      const id = / id="([^"]+)"/.exec(String(tag))?.[1]
      const labelled =
        text.includes(`<label for="${id}">`) || text.includes(`<label class="choice">${tag}`)
      expect([tag, labelled]).toEqual([tag, true])
    }
    expect(text.match(/<fieldset/g)).toHaveLength(text.match(/<legend/g)?.length ?? 0)
  })

  it('puts each message between hint and field, tied to it, with a summary whose links lead there', () => {
    const text = page('form, wrong everywhere')
    const { errors } = forms['form, wrong everywhere'].locals.form
    expect(text).toContain(`<h2 id="co-loi">Còn ${errors.length} chỗ cần sửa</h2>`)
    expect(text).toMatch(/<title>Lỗi: Góp ý dự thảo \|/)
    const summary = text.split('class="error-summary"')[1]?.split('</ul>')[0] ?? ''
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets).toHaveLength(errors.length)
    for (const id of targets) {
      expect(text).toContain(` id="${id}"`)
      expect([id, text.includes(`id="${id}-loi"`)]).toEqual([id, true])
    }
    expect(text).toMatch(
      /id="thu-goi-y">.*?id="thu-loi">.*?<input id="thu" name="thu" aria-describedby="thu-goi-y thu-loi" aria-invalid="true"/s,
    )
    for (const { message } of errors) expect(words(text)).toContain(message)
  })

  it('keeps what was typed, as text, and says that files have to be chosen again', () => {
    const text = page('form, too often')
    expect(text).toContain('>\nĐề nghị bỏ Điều này.\n\n&lt;script&gt;alert(4)&lt;/script&gt; ')
    expect(text).toContain('value="Phạm Thị Lễ <b>"')
    expect(text).toContain('<option value="quy-dinh.dieu-5" selected>')
    expect(text.match(/\schecked\b/g)).toHaveLength(4)
    expect(words(text)).toContain('Tệp đã chọn trước khi báo lỗi thì xin chọn lại.')
    expect(words(page('form, blank'))).not.toContain('xin chọn lại')
  })

  it('offers every provision that can be cited, once, under the headings of the text (CON-6)', () => {
    const text = page('form, blank')
    const select = text.split('<select id="dieu"')[1]?.split('</select>')[0] ?? ''
    const values = [...select.matchAll(/<option value="([^"]*)"/g)].map(([, id]) => id)
    const citable = flattenProvisions(draft.provisions).filter(isCitable)
    expect(values.toSorted()).toEqual(['', ...citable.map(({ id }) => id)].toSorted())
    expect(select).toContain(
      '<optgroup label="Quy định. Quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi, Chương I. QUY ĐỊNH CHUNG">',
    )
    expect(select).toContain('Điểm b khoản 2 Điều 3 Quy định kèm theo<')
  })

  it('offers the provisions of the version it was opened for, though a newer one is there', () => {
    const options = page('form, for an earlier version').match(/<option value="\S*dieu-[^>]*>/g)
    expect(options).toEqual(['<option value="dieu-3" selected>'])
  })

  it('quotes what it was opened for, and the question it answers', () => {
    const clause = words(page('form, for a provision'))
    expect(clause).toContain('Góp ý khoản 2 Điều 3 Quy định kèm theo')
    expect(clause).toContain('Đoạn đang góp ý: khoản 2 Điều 3')
    expect(clause).toContain('b) Tiếp nhận hồ sơ kê khai giá theo phân công')
    expect(words(page('form, for a question'))).toContain(
      `Câu 1 của cơ quan soạn thảo ${open.questions[0]?.text}`,
    )
    expect(page('form, for an attachment')).toContain('href="/gop-y-du-thao/gia/#quy-dinh"')
  })

  it('has the notice on personal data before its button, naming the agency (PDP-2)', () => {
    const text = page('form, blank')
    const notice = text.indexOf('<b>Sở Tài chính</b> nhận họ tên, thư điện tử')
    expect(notice).toBeGreaterThan(0)
    expect(notice).toBeLessThan(text.indexOf('Gửi góp ý</button>'))
  })

  it('hides its trap from people and screen readers, until something is in it', () => {
    expect(page('form, blank')).toMatch(
      /<div class="unseen" aria-hidden="true"><label>Trang web <input id="trang-web" name="trang-web" tabindex="-1"/,
    )
    expect(page('form, wrong everywhere')).toContain('<label for="trang-web">Trang web</label>')
  })

  it('says for each refusal what to do, and whom to call', () => {
    expect(words(page('form, sent before'))).toContain('Gửi thành ý kiến khác')
    for (const name of ['too big', 'broken', 'slow', 'too often', 'not kept'] as const) {
      const text = page(`form, ${name}`)
      expect(text).toMatch(/<title>Lỗi: /)
      expect(text).toContain('Nếu vẫn không được, gọi <a href="tel:+842550000000">')
      expect(text).toContain('<textarea')
    }
  })

  it('is gone when nothing is taken: the text is shown back with where else it can go (CON-19)', () => {
    for (const name of [
      'form, too early',
      'form, too late',
      'form, withdrawn',
      'form, unknown',
    ] as const)
      expect(page(name)).not.toMatch(/<form method|<textarea/)
    const late = page('form, too late')
    expect(words(late)).toContain('Đã hết hạn nhận ý kiến lúc 24:00 ngày 15/10/2026.')
    expect(late).toContain('<p class="said">Đề nghị bỏ Điều này.\n\n&lt;script&gt;')
    expect(late).toContain('mailto:stc@quangngai.example')
    expect(words(page('form, too early'))).toContain('Phiếu góp ý mở từ 08:00 ngày 01/12/2026')
    expect(words(page('form, withdrawn'))).toContain('Đăng nhầm bản chưa duyệt')
    expect(words(page('form, unknown'))).toContain('Không có dự thảo này')
    expect(page('form, unknown')).toContain('Đề nghị bỏ Điều này.')
  })
})

describe('a receipt', () => {
  it('says when and what was received, its code in groups, and what comes next (CON-5)', () => {
    const text = words(page('receipt, fresh'))
    expect(text).toContain('Đã nhận góp ý ĐẾN 25/11/2026 lúc 09:42')
    expect(page('receipt, fresh')).toContain(
      `<p class="code" translate="no"><span>${code.slice(0, 4)}</span><span>${code.slice(4, 8)}</span>`,
    )
    for (const part of [
      'khoản 2 Điều 5 Quy định kèm theo',
      'Ảnh chợ &lt;xã&gt;.jpg (1,2 MB)',
      'Không nêu tên',
      'Đề nghị cho nộp bản giấy.',
      'Đã nhận (đã xong) 25/11/2026, 09:42 Đang kiểm duyệt thường xong trong 2 ngày làm việc',
      'Trả lời: tiếp thu hoặc giải trình sau ngày 07/12/2026',
    ])
      expect(text).toContain(part)
    expect(page('receipt, fresh')).toContain('&lt;script&gt;alert(5)')
  })

  it('never shows how to reach its author', () => {
    for (const name of Object.keys(receipts))
      expect(page(name as keyof typeof receipts)).not.toContain('phamthile@example.vn')
  })

  it('follows what the moderators decide, with the reason and their note', () => {
    const heading = (name: keyof typeof screens) => /<h1[^>]*>([^<]+)/.exec(page(name))?.[1]
    expect(heading('receipt, waiting')).toBe('Đang kiểm duyệt')
    expect(heading('receipt, shown')).toBe('Đã công khai')
    expect(words(page('receipt, shown'))).toContain('Đã công khai 26/11/2026, không nêu tên')
    expect(page('receipt, shown')).toContain(
      'href="/gop-y-du-thao/gia/y-kien/?dieu=quy-dinh.dieu-5.khoan-2"',
    )
    expect(heading('receipt, withheld')).toBe('Không công khai')
    expect(words(page('receipt, withheld'))).toContain('Lý do: Lộ thông tin cá nhân.')
    expect(page('receipt, withheld')).toContain(
      'Xin gửi lại mà không ghi số điện thoại &lt;của người khác&gt;.',
    )
  })

  it('says so when its text has left the portal', () => {
    expect(words(page('receipt, after its text has gone'))).toContain(
      'Cổng xóa nội dung khỏi sổ nhận sau 30 ngày',
    )
    expect(words(page('receipt, after its text has gone'))).not.toContain('Đề nghị cho nộp')
  })

  it('of a code that nobody has is one page, whatever was wrong, and names the letters that never occur', () => {
    const plain = (name: keyof typeof screens, typed: string) =>
      main(page(name)).replace(` value="${typed}"`, '')
    const nobody = plain('receipt of nobody', code)
    expect(nobody).toBe(plain('receipt, mistyped', 'OI01 <b>'))
    expect(nobody).toContain('mã không bao giờ có chữ O, chữ I, số 0, số 1')
    expect(nobody).toContain('aria-describedby="ma-goi-y ma-loi"')
    expect(words(page('receipt, asked for'))).not.toContain('chữ O')
  })
})
