import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sidewaysScroll, violations } from '../support/axe.ts'
import { launchBrowser, looks, newPerson } from '../support/browser.ts'
import { publishPortal, screens } from './pages/stand.ts'
import { builtSite, type TestSite } from './support.ts'

let site: TestSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([publishPortal(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

it.concurrent.each(looks)(
  'at $width px in $colours colours no screen breaks a rule of accessibility, scrolls sideways or asks another host',
  async (look) => {
    const person = await newPerson(browser, look)
    const page = await person.newPage()
    const found: Record<string, unknown> = {}
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) foreign.push(request.url())
    })
    for (const [name, path] of Object.entries(screens)) {
      await page.goto(site.url + path)
      const faults = await violations(page)
      const scroll = await sidewaysScroll(page)
      if (faults.length > 0 || scroll > 0) found[name] = { faults, scroll }
    }
    await person.close()
    expect({ found, foreign }).toEqual({ found: {}, foreign: [] })
  },
  240_000,
)

describe('without script', () => {
  it('menu and filters open as sheets on a phone and close by Esc', async () => {
    const person = await browser.newContext({ viewport: { width: 320, height: 640 } })
    const page = await person.newPage()
    await page.goto(site.url + screens.documents)
    for (const [opener, sheet] of [
      ['.tools .sheet-open', '#danh-muc'],
      ['.button.sheet-open', '#bo-loc'],
    ] as const) {
      expect(await page.isVisible(sheet)).toBe(false)
      await page.click(opener)
      expect(await page.isVisible(sheet)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.isVisible(sheet)).toBe(false)
    }
    await person.close()
  })

  it('a person who chooses two kinds and a year gets them all in one address', async () => {
    const person = await browser.newContext({ javaScriptEnabled: false })
    const page = await person.newPage()
    await page.goto(site.url + screens.documents)
    await page.getByLabel('Báo cáo').check()
    await page.getByLabel('Kế hoạch').check()
    await page.getByLabel('2018').check()
    await page.getByRole('button', { name: 'Áp dụng' }).click()
    const { searchParams } = new URL(page.url())
    expect(searchParams.getAll('loai')).toEqual(['bao-cao', 'ke-hoach'])
    expect(await page.locator('#ket-qua').textContent()).toBe('1 văn bản')
    await person.close()
  })

  it('the keyboard reaches the main part by the first key, and a search by one more field', async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    await page.goto(site.url)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('ba to')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tim-kiem/?q=ba+to')
    expect(await page.locator('.rows h3').first().textContent()).toBe('Xã Ba Tơ')
    await person.close()
  })
})

it('the style of all pages is one file of at most 8 kB, and four fonts of at most 55 kB', async () => {
  const folder = join((await builtSite()).dir, 'client', 'tinh')
  const names = await readdir(folder)
  const sheets = names.filter((name) => name.endsWith('.css'))
  expect(sheets).toHaveLength(1)
  const style = await readFile(join(folder, String(sheets[0])))
  expect(brotliCompressSync(style).length).toBeLessThanOrEqual(8000)
  expect(style.toString()).not.toMatch(/url\((?!['"]?\/tinh\/)/)
  const fonts = await Promise.all(
    names.filter((name) => name.endsWith('.woff2')).map((name) => readFile(join(folder, name))),
  )
  expect(fonts).toHaveLength(4)
  expect(fonts.reduce((sum, font) => sum + font.length, 0)).toBeLessThanOrEqual(55_000)
})
