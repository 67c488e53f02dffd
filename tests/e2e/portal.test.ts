import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { roleNames, roles } from '#shared/roles.ts'
import { launchBrowser, newPerson } from '../support/browser.ts'
import { commentByKeyboard, draft, keepDraft, newCitizen, showByKeys, stateOf } from './citizen.ts'
import { type RunningPortal, startWholePortal } from './portal.ts'
import { choose, logIn, open, picture, save, upload, writeBody } from './staff.ts'

let portal: RunningPortal
let browser: Browser

beforeAll(async () => {
  ;[portal, browser] = await Promise.all([startWholePortal(), launchBrowser()])
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

it('npm start ends with the address, that of the panel, and an account for each role', () => {
  const lines = portal.said().split('\n')
  const said = lines.slice(lines.findIndex((line) => line.startsWith('Cổng đã sẵn sàng')))
  expect(said[0]).toBe(`Cổng đã sẵn sàng: ${portal.site}`)
  expect(said[1]).toBe(`Trang quản trị: ${portal.cms}/admin`)
  expect(said[2]).toBe(`Tài khoản trình diễn, mật khẩu chung ${portal.password}:`)
  expect(said.slice(3, 3 + roles.length).map((line) => line.trim().split(/ {2,}/))).toEqual(
    roles.map((role) => [`${role}@demo.quangngai.vn`, roleNames[role]]),
  )
  expect(said[3 + roles.length]).toMatch(/^Khởi động xong sau \d+ giây\.$/)
})

it('a chief editor writes an article with a picture, previews it, publishes it, and it is on the site', async () => {
  const page = await at('chief-editor')
  await open(page, portal, 'collections/articles/create')
  await page.getByLabel('Tiêu đề').fill('Mở thêm quầy tiếp nhận hồ sơ ở Lý Sơn')
  await page.getByLabel('Tóm tắt').fill('Từ thứ Hai, người dân nộp hồ sơ ngay tại đặc khu.')
  await page.getByLabel('Tác giả').fill('Minh Tâm')
  await page.getByLabel('Nguồn').fill('Văn phòng UBND tỉnh')
  await choose(page, 'section', 'Cải cách hành chính')
  await upload(page, 'picture', {
    ...{ name: 'quay-ho-so.png', mimeType: 'image/png', buffer: await picture() },
  })
  await page.getByLabel('Lời mô tả hình').fill('Quầy tiếp nhận hồ sơ sơn màu xanh')
  await writeBody(page, 'Quầy mở cửa từ 7 giờ 30 các ngày làm việc.')
  await save(page, 'Lưu bản nháp')
  expect(await onSite('/tin-tuc/')).not.toContain('Mở thêm quầy')

  await page.getByRole('link', { name: 'Xem trước' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mở thêm quầy tiếp nhận' }).waitFor()
  const shown = page.locator('article img').first()
  await shown.scrollIntoViewIfNeeded()
  await expect
    .poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100)
  await page.goBack()

  await save(page, 'Xuất bản')
  await page.getByText(/^trên cổng lúc/i).waitFor()
  const reader = await visitor('/tin-tuc/')
  await reader.getByRole('link', { name: 'Mở thêm quầy tiếp nhận hồ sơ ở Lý Sơn' }).click()
  expect(await reader.getByText('Quầy mở cửa từ 7 giờ 30').count()).toBe(1)
  const image = reader.getByAltText('Quầy tiếp nhận hồ sơ sơn màu xanh')
  expect(await image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
})

it('a clerk publishes a document with a PDF, and a citizen reads and downloads it', async () => {
  const page = await at('clerk')
  await open(page, portal, 'collections/documents/create')
  await page.getByLabel('Số ký hiệu').fill('77/2026/QÐ-UBND')
  await page.getByLabel('Trích yếu').fill('Ban hành Quy định về quầy tiếp nhận hồ sơ')
  await choose(page, 'type', 'Quyết định')
  await choose(page, 'issuer', 'Ủy ban nhân dân tỉnh Quảng Ngãi')
  await choose(page, 'authority', 'UBND tỉnh')
  await page.locator('#field-issuedOn').fill('20/11/2026')
  await page.keyboard.press('Tab')
  await upload(page, 'files', { name: '77-QD-UBND.pdf', mimeType: 'application/pdf', buffer: pdf })
  await save(page, 'Xuất bản')
  await page.getByText(/^trên cổng lúc/i).waitFor()

  const reader = await visitor('/tim-kiem/?q=77+2026+qd+ubnd')
  await reader
    .getByRole('link', { name: /quầy tiếp nhận hồ sơ/i })
    .first()
    .click()
  expect(await reader.locator('main').textContent()).toContain('77/2026/QĐ-UBND')
  const [download] = await Promise.all([
    reader.waitForEvent('download'),
    reader.getByRole('link', { name: /^Tải bản gốc/ }).click(),
  ])
  expect(download.suggestedFilename()).toContain('.pdf')
})

it('a webmaster changes the menu and the notice, and every page shows both', async () => {
  const page = await at('webmaster')
  await open(page, portal, 'globals/navigation')
  await page.locator('#field-menu__1__label').fill('Về Quảng Ngãi')
  await save(page, 'Lưu')
  await open(page, portal, 'globals/notice')
  await page.locator('#field-enabled').check()
  await page.locator('#field-lead').fill('Bão số 12')
  await page.locator('#field-text').fill('Người dân ven biển không ra khơi từ 18:00 hôm nay.')
  await save(page, 'Lưu')
  for (const path of ['/', '/van-ban/', '/tin-tuc/', '/tim-kiem/?q=bao', '/khong-co-trang-nay/'])
    await expect
      .poll(() => onSite(path), { timeout: 20_000 })
      .toMatch(/Về Quảng Ngãi[\s\S]*Bão số 12/)
})

/** Milliseconds that a look may take, several pages and a check of each included. */
const patience = { timeout: 20_000 }

it.each([
  ['without script', false],
  ['with script', true],
])(
  'a citizen comments on a khoản by keyboard, %s; it is moderated, shown, and its code says so',
  async (way, script) => {
    const text = `Đề nghị ghi rõ đặc điểm, ${way}, <b>trong phụ lục</b>.`
    const shown = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const citizen = await newCitizen(browser, script)
    const code = await commentByKeyboard(citizen, portal, text)
    await expect.poll(() => stateOf(citizen, portal, code), patience).toBe('Đang kiểm duyệt')
    await citizen.look()
    expect(await onSite(`${draft}y-kien/`)).not.toContain(shown)
    await showByKeys(browser, portal, text)
    await expect.poll(() => onSite(`${draft}y-kien/`), patience).toContain(shown)
    expect(await onSite(`${draft}y-kien/`)).not.toContain('Lê Thị Bàn Phím')
    await citizen.page.goto(`${portal.site}${draft}y-kien/`)
    await citizen.look()
    await expect.poll(() => stateOf(citizen, portal, code), patience).toBe('Đã công khai')
    await citizen.look()
    await citizen.page.context().close()
  },
  120_000,
)

it('with script the form counts letters and keeps a draft for whoever asks', () =>
  keepDraft(browser, portal))

it('a refused save says beside the field what to do', async () => {
  const page = await at('chief-editor')
  await open(page, portal, 'collections/articles/create')
  await page.getByLabel('Tiêu đề').fill('Tin còn thiếu')
  await page.getByRole('button', { name: 'Xuất bản', exact: true }).first().click()
  await expect.poll(() => page.getByText('Điền mục này.').count(), patience).toBeGreaterThan(2)
})

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
)

const people = new Map<string, BrowserContext>()

/** A page of somebody with this role, who logs in once. */
async function at(role: string): Promise<Page> {
  const known = people.get(role)
  if (known) return known.newPage()
  const person = await newPerson(browser)
  const page = await person.newPage()
  await logIn(page, portal, role)
  people.set(role, person)
  return page
}

async function visitor(path: string): Promise<Page> {
  const page = await (await newPerson(browser)).newPage()
  await page.goto(portal.site + path)
  return page
}

async function onSite(path: string): Promise<string> {
  return await (await fetch(portal.site + path)).text()
}
