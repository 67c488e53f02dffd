import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, faultsOfAll, noFaults, violations } from '../support/axe.ts'
import { launchBrowser, newPerson, viewportOf, widths } from '../support/browser.ts'
import { builtSite } from '../support/builds.ts'
import { notice, urgent } from './pages/content.ts'
import { publishPortal, screens } from './pages/stand.ts'

let site: Awaited<ReturnType<typeof publishPortal>>
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([publishPortal(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

it('at 320 and 1280 px, light and dark, no screen breaks a rule of accessibility, scrolls sideways or asks another host', async () => {
  const addresses = Object.entries(screens).map(([name, path]) => [name, site.url + path])
  const found = await faultsOfAll(browser, Object.fromEntries(addresses))
  expect(found).toEqual(noFaults(screens))
}, 240_000)

it('in the colours of the reader no screen breaks a rule, and the emblem stays to be seen', async () => {
  const person = await browser.newContext({
    forcedColors: 'active',
    viewport: { width: 320, height: 640 },
  })
  const page = await person.newPage()
  const names = ['home', 'documents', 'replaced document', 'article', 'open consultation'] as const
  for (const name of names) {
    await page.goto(site.url + screens[name])
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    // The reader's system chose the colours, and axe still reads those of the style sheet.
    const faults = (await violations(page)).filter((one) => !one.startsWith('color-contrast:'))
    expect([name, faults]).toEqual([name, []])
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
    expect([name, await page.isVisible('.emblem')]).toEqual([name, true])
  }
  await person.close()
})

it('on paper stands what is read, not what is pressed', async () => {
  const person = await newPerson(browser)
  const page = await person.newPage()
  await page.emulateMedia({ media: 'print' })
  const visible = async (selector: string) => {
    const found = await page.locator(selector).all()
    return (await Promise.all(found.map((one) => one.isVisible()))).filter(Boolean).length
  }
  for (const name of ['document with text', 'article', 'documents', 'search', 'home'] as const) {
    await page.goto(site.url + screens[name])
    for (const selector of ['.menu', '.tools', '.foot nav', 'form', '.facets', '.actions'])
      expect([name, selector, await visible(selector)]).toEqual([name, selector, 0])
    for (const selector of ['.brand', '.foot dl', ...(name === 'home' ? [] : ['h1'])])
      expect([name, selector, await visible(selector)]).toEqual([name, selector, 1])
  }
  await page.goto(site.url + screens['document with text'])
  expect(await visible('.folio')).toBe(1)
  await person.close()
})

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

it('an urgent notice stands above every page, and breaks no rule of accessibility', async () => {
  site.feed.put(notice(urgent, 'revision-urgent'))
  await site.publish()
  const page = await (await newPerson(browser)).newPage()
  for (const path of [screens.home, screens.failed, screens['English page']]) {
    await page.goto(site.url + path)
    for (const width of widths) {
      await page.setViewportSize(viewportOf(width))
      const stands = page.getByRole('complementary', { name: 'Thông báo khẩn' })
      expect([width, path, await stands.isVisible()]).toEqual([width, path, true])
    }
    expect([path, await faultsOf(page)]).toEqual([path, []])
  }
  await page.context().close()
})
