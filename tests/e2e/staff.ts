import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import type { RunningPortal } from './portal.ts'

/** What staff do at the panel, as they would: by the words on the screen. */

/** Logs a role's demonstration account in. */
export async function logIn(page: Page, portal: RunningPortal, role: string): Promise<void> {
  await open(page, portal, 'login')
  await page.getByLabel('Thư điện tử').fill(`${role}@demo.quangngai.vn`)
  await page.getByLabel('Mật khẩu').fill(portal.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Mọi nội dung' }).waitFor()
}

/** Opens a form and waits until it answers to its keys: what is typed before that is lost. */
export async function open(page: Page, portal: RunningPortal, path: string): Promise<void> {
  await page.goto(`${portal.cms}/admin/${path}`)
  await page.waitForLoadState('networkidle')
}

/** Chooses one value of a list that is searched by typing. */
export async function choose(page: Page, field: string, text: string): Promise<void> {
  const box = page.locator(`#field-${field}`).getByRole('combobox')
  await box.click()
  await box.fill(text)
  await page.getByRole('option', { name: text, exact: true }).first().click()
}

/** Uploads a new file into an upload field, in the drawer that "Tạo mới" opens. */
export async function upload(
  page: Page,
  field: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator(`#field-${field}`).getByRole('button', { name: 'Tạo mới' }).click()
  const drawer = page.getByRole('dialog').last()
  await drawer.locator('input[type=file]').setInputFiles(file)
  await drawer.getByRole('button', { name: 'Lưu' }).first().click()
  await page
    .locator(`#field-${field}`)
    .getByText(/\.(?:png|webp|pdf)/)
    .first()
    .waitFor()
}

/** Saves by one of the two buttons and waits until the panel says that it is saved. */
export async function save(page: Page, button: 'Lưu bản nháp' | 'Xuất bản' | 'Lưu'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await said(page).first().waitFor()
}

/** The panel's messages of success, which pass by themselves. */
export const said = (page: Page): Locator =>
  page.locator('.toast-success, .payload-toast-item.toast-success')

export async function writeBody(page: Page, text: string): Promise<void> {
  const body = page
    .locator('#field-body [contenteditable=true], [data-lexical-editor=true]')
    .first()
  await body.click()
  await page.keyboard.type(text)
}

export function picture(): Promise<Buffer> {
  return sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#0b5160' } })
    .png()
    .toBuffer()
}
