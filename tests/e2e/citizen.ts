import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sidewaysScroll } from '../support/axe.ts'
import { newPerson } from '../support/browser.ts'
import type { RunningPortal } from './portal.ts'
import { logIn, open } from './staff.ts'
import { isWell } from './well.ts'

/** The demonstration's open consultation and the provision that the stories are about. */
export const draft = '/gop-y-du-thao/quy-dinh-quan-ly-nha-nuoc-ve-gia/'
const clause = 'quy-dinh.dieu-5.khoan-2'

/** A person at a small screen who has only a keyboard; `script` says whether the browser runs any. */
export type Citizen = {
  page: Page
  script: boolean
  /** Looks at the page as it stands; what reads the rules of accessibility is a script itself. */
  look(): Promise<void>
}

export async function newCitizen(browser: Browser, script: boolean): Promise<Citizen> {
  const person = await browser.newContext({
    ...{ viewport: { width: 320, height: 640 }, locale: 'vi-VN', javaScriptEnabled: script },
  })
  const page = await person.newPage()
  const look = async () => (script ? isWell(page) : expect(await sidewaysScroll(page)).toBe(0))
  return { page, script, look }
}

/** Goes on by Tab until something has the focus whose words are these. */
async function tabTo(page: Page, words: RegExp, most = 400): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement | null
      const labels = (here as HTMLInputElement | null)?.labels ?? []
      const label = [...labels].map((one) => one.textContent).join(' ')
      return `${label} ${here?.textContent ?? ''}`.replace(/\s+/g, ' ').trim()
    })
    if (words.test(said)) return
  }
  throw new Error(`Nothing like ${words} was reached by Tab`)
}

/** Reads the draft and comments on khoản 2 of Điều 5; ends at the receipt, and gives its code. */
export async function commentByKeyboard(
  { page, script, look }: Citizen,
  portal: RunningPortal,
  text: string,
): Promise<string> {
  await page.goto(portal.site + draft)
  await look()
  await tabTo(page, /^Góp ý Điều này: Điều 5\. Kê khai giá/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Góp ý Điều 5' }).waitFor()
  const opened = Date.now()
  await look()
  await tabTo(page, /^Góp ý cho phần nào/)
  while ((await page.getByLabel('Góp ý cho phần nào?').inputValue()) !== clause)
    await page.keyboard.press('ArrowDown')

  // Half filled in: what was typed stays, and the page says what to mend.
  await tabTo(page, /^Nội dung góp ý/)
  await page.keyboard.type(text)
  await tabTo(page, /^Gửi góp ý$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /chỗ cần sửa/ }).waitFor()
  expect(await page.title()).toMatch(/^Lỗi: /)
  expect(await page.getByLabel('Nội dung góp ý').inputValue()).toBe(text)
  expect(await page.getByLabel('Góp ý cho phần nào?').inputValue()).toBe(clause)
  await look()

  if (script) {
    await tabTo(page, /^Giữ bản nháp trên máy này/)
    await page.keyboard.press('Space')
    expect(await kept(page)).toEqual([text])
  }
  await introduce(page)
  await tabTo(page, /^Gửi góp ý$/)
  // Nobody is as fast as this keyboard.
  await page.waitForTimeout(Math.max(0, opened + 3_100 - Date.now()))
  const sent = page.waitForResponse((one) => one.request().method() === 'POST')
  await page.keyboard.press('Enter')
  const answer = await sent
  await page.getByText('Mã tiếp nhận').first().waitFor()
  await look()
  const code = ((await page.locator('.code').textContent()) ?? '').replace(/\s/g, '')
  const way = `/bien-nhan/${code}/`
  expect([answer.status(), await answer.headerValue('location')]).toEqual([303, way])
  expect(page.url()).toBe(portal.site + way)
  if (script) expect(await kept(page)).toEqual([])
  return code
}

/** What the machine keeps of the form. */
const kept = (page: Page) => page.evaluate(() => Object.values({ ...localStorage }))

/** Says who writes, from the field after the comment to the last consent. */
async function introduce(page: Page): Promise<void> {
  await tabTo(page, /^Cá nhân$/)
  await page.keyboard.press('Space')
  await tabTo(page, /^Họ và tên$/)
  await page.keyboard.type('Lê Thị Bàn Phím')
  await tabTo(page, /^Thư điện tử$/)
  await page.keyboard.type('ban.phim@example.vn')
  await tabTo(page, /^Ghi họ tên của tôi$/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, /^Tôi từ 16 tuổi trở lên$/)
  await page.keyboard.press('Space')
  await tabTo(page, /^Tôi đồng ý để Sở Tài chính/)
  await page.keyboard.press('Space')
}

/** Looks a code up as a person types it from paper, and gives the heading of what comes. */
export async function stateOf(
  { page }: Citizen,
  portal: RunningPortal,
  code: string,
): Promise<string | null> {
  await page.goto(`${portal.site}/bien-nhan/`)
  await tabTo(page, /^Mã tiếp nhận/)
  await page.keyboard.type(code.toLowerCase().replace(/(.{4})/g, '$1 '))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/bien-nhan/${code}/`)
  return page.getByRole('heading', { level: 1 }).textContent()
}

/** A synthesiser goes to the comment with this text in its queue and shows it, all by keys. */
export async function showByKeys(
  browser: Browser,
  portal: RunningPortal,
  text: string,
): Promise<void> {
  const page = await (await newPerson(browser, 320)).newPage()
  await logIn(page, portal, 'synthesiser')
  await open(page, portal, 'kiem-duyet')
  await tabTo(page, /^Quy định quản lý nhà nước về giá/)
  await page.keyboard.press('Enter')
  const here = page.locator('.queue-here:focus')
  await here.waitFor()
  const cards = await page.locator('.queue-card').count()
  for (let i = 0; i < cards && !(await here.textContent())?.includes(text); i += 1)
    await page.keyboard.press('j')
  await here.filter({ hasText: text }).waitFor()
  await page.keyboard.press('d')
  await page.getByText('Đã công khai 1 góp ý.').waitFor()
  await page.context().close()
}

/** With script: letters are counted, and a draft that was asked to be kept is there after a reload. */
export async function keepDraft(browser: Browser, portal: RunningPortal): Promise<void> {
  const page = await (await newPerson(browser)).newPage()
  await page.goto(`${portal.site}${draft}gui/?dieu=${clause}`)
  await page.getByLabel('Nội dung góp ý').fill('Đề nghị')
  await page.getByText('Đã viết 7 trên').waitFor()
  await page.getByLabel('Giữ bản nháp trên máy này đến khi gửi').check()
  await page.getByLabel('Nội dung góp ý').fill('Đề nghị giữ lại')
  await page.reload()
  await expect.poll(() => page.getByLabel('Nội dung góp ý').inputValue()).toBe('Đề nghị giữ lại')
  expect(await page.getByLabel(/^Tôi đồng ý/).isChecked()).toBe(false)
  await isWell(page)
  await page.context().close()
}
