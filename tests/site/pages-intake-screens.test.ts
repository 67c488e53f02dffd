import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOfAll, noFaults } from '../support/axe.ts'
import { launchBrowser, newPerson } from '../support/browser.ts'
import { serveIntakePages } from './pages/intake-stand.ts'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

let site: TestSite
let browser: Browser
let stand: Awaited<ReturnType<typeof serveIntakePages>>
beforeAll(async () => {
  ;[site, browser] = await Promise.all([publishPortal(), launchBrowser()])
  stand = await serveIntakePages(site)
})
afterAll(async () => {
  await browser?.close()
  await stand?.stop()
  await site?.stop()
})

it('at 320 and 1280 px, light and dark, no form and no receipt breaks a rule of accessibility or scrolls sideways', async () => {
  const addresses = Object.fromEntries(stand.names.map((name) => [name, stand.address(name)]))
  expect(await faultsOfAll(browser, addresses)).toEqual(noFaults(addresses))
}, 240_000)

const text = (page: Page) => page.getByLabel('Nội dung góp ý')
const keep = (page: Page) => page.getByLabel('Giữ bản nháp trên máy này')
const stored = (page: Page) => page.evaluate(() => Object.values({ ...localStorage }))

describe('the script of the form', () => {
  it('counts characters as a reader does, and says when there are too many', async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    await page.goto(stand.address('form, blank'))
    await text(page).fill(`${'ệ'.normalize('NFD')}👨‍👩‍👧 a`)
    expect(await page.textContent('#so-ky-tu')).toBe('Đã viết 4 trên 20.000 ký tự')
    await text(page).fill('x'.repeat(20_003))
    expect(await page.textContent('#so-ky-tu')).toBe('Dài quá 3 ký tự')
    await person.close()
  })

  it('keeps a draft on this machine only when asked, until it is sent or the box is unticked', async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    await page.goto(stand.address('form, blank'))
    await text(page).fill('Bản nháp chưa xong')
    expect(await stored(page)).toEqual([])
    await keep(page).check()
    await text(page).fill('Bản nháp đã xong')
    await page.reload()
    expect(await text(page).inputValue()).toBe('Bản nháp đã xong')
    expect(await keep(page).isChecked()).toBe(true)
    await keep(page).uncheck()
    expect(await stored(page)).toEqual([])
    await keep(page).check()
    await page.getByRole('button', { name: 'Gửi góp ý' }).click()
    await page.waitForLoadState()
    await page.goto(stand.address('form, blank'))
    expect(await stored(page)).toEqual([])
    expect(await text(page).inputValue()).toBe('')
    await page.getByRole('button', { name: 'Lấy lại nội dung vừa gửi' }).click()
    expect(await text(page).inputValue()).toBe('Bản nháp đã xong')
    await person.close()
  })

  it('never writes over what came back with the form', async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    await page.goto(stand.address('form, blank'))
    await text(page).fill('Bản cũ')
    await keep(page).check()
    await page.goto(stand.address('form, too often'))
    expect(await text(page).inputValue()).toBe(
      'Đề nghị bỏ Điều này.\n\n<script>alert(4)</script> "&amp;"',
    )
    await person.close()
  })

  it('takes the quoted passage away when another part is chosen', async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    await page.goto(stand.address('form, for a provision'))
    expect(await page.isVisible('[data-of]')).toBe(true)
    await page.getByLabel('Góp ý cho phần nào?').selectOption('dieu-1')
    expect(await page.isVisible('[data-of]')).toBe(false)
    await person.close()
  })
})

it('a form that is wrong in places is entered at its summary, whose links lead to the fields', async () => {
  const person = await browser.newContext({ javaScriptEnabled: false })
  const page = await person.newPage()
  await page.goto(stand.address('form, wrong in places'))
  expect(await page.locator('.error-summary:focus').count()).toBe(1)
  await page.getByRole('link', { name: 'Sửa địa chỉ thư điện tử' }).click()
  await page.keyboard.type('x')
  expect(await page.getByLabel('Thư điện tử').inputValue()).toContain('x')
  expect(await page.isVisible('#ban-nhap')).toBe(false)
  await person.close()
})

it('a receipt prints on one page', async () => {
  const person = await newPerson(browser)
  const page = await person.newPage()
  await page.goto(stand.address('receipt, fresh'))
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await person.close()
})
