import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sidewaysScroll, violations } from '../support/axe.ts'
import { newPerson } from '../support/browser.ts'
import type { RunningPortal } from './portal.ts'
import { logIn, open } from './staff.ts'

/** The demonstration's open consultation and the provision that the stories are about. */
export const draft = '/gop-y-du-thao/quy-dinh-quan-ly-nha-nuoc-ve-gia/'
const clause = 'quy-dinh.dieu-5.khoan-2'

/** Nothing wrong for people who read or steer otherwise, and nothing that scrolls sideways. */
async function isWell(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
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

/**
 * Reads the draft and comments on khoản 2 of Điều 5 with the keyboard alone, on a small screen,
 * without script; gives the receipt's page.
 */
export async function commentByKeyboard(
  browser: Browser,
  portal: RunningPortal,
  text: string,
): Promise<Page> {
  const person = await browser.newContext({
    ...{ viewport: { width: 320, height: 640 }, locale: 'vi-VN', javaScriptEnabled: false },
  })
  const page = await person.newPage()
  await page.goto(portal.site + draft)
  expect(await sidewaysScroll(page)).toBe(0)
  await tabTo(page, /^Góp ý Điều này: Điều 5\. Kê khai giá/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Góp ý Điều 5' }).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await tabTo(page, /^Góp ý cho phần nào/)
  while ((await page.getByLabel('Góp ý cho phần nào?').inputValue()) !== clause)
    await page.keyboard.press('ArrowDown')

  // Sent too early and half filled in: what was typed stays, and the page says what to mend.
  await tabTo(page, /^Nội dung góp ý/)
  await page.keyboard.type(text)
  await tabTo(page, /^Gửi góp ý$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /chỗ cần sửa/ }).waitFor()
  expect(await page.title()).toMatch(/^Lỗi: /)
  expect(await page.getByLabel('Nội dung góp ý').inputValue()).toBe(text)
  expect(await page.getByLabel('Góp ý cho phần nào?').inputValue()).toBe(clause)
  expect(await sidewaysScroll(page)).toBe(0)

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
  await tabTo(page, /^Gửi góp ý$/)
  await page.waitForTimeout(3_000)
  await page.keyboard.press('Enter')
  await page.getByText('Mã tiếp nhận').first().waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  return page
}

export async function codeOn(receipt: Page): Promise<string> {
  return ((await receipt.locator('.code').textContent()) ?? '').replace(/\s/g, '')
}

/** Looks a code up as a person types it from paper, and gives the heading of what comes. */
export async function stateOf(
  browser: Browser,
  portal: RunningPortal,
  code: string,
): Promise<string> {
  const page = await (await newPerson(browser)).newPage()
  await page.goto(`${portal.site}/bien-nhan/`)
  await isWell(page)
  await page.getByLabel('Mã tiếp nhận').fill(code.toLowerCase().replace(/(.{4})/g, '$1 '))
  await page.getByRole('button', { name: 'Xem tình trạng' }).click()
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.context().close()
  return heading ?? ''
}

/** A synthesiser shows the comment with this text, by its queue. */
export async function show(browser: Browser, portal: RunningPortal, text: string): Promise<void> {
  const page = await (await newPerson(browser)).newPage()
  await logIn(page, portal, 'synthesiser')
  await open(page, portal, 'kiem-duyet')
  await page.getByRole('link', { name: /Quy định quản lý nhà nước về giá/ }).click()
  await page.waitForLoadState('networkidle')
  const card = page.getByRole('listitem').filter({ hasText: text })
  await card.getByRole('button', { name: /^Công khai/ }).click()
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
