import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** Starts the Chromium that comes in an npm package; close it after use. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
    ],
  })
}

/** Widths at which every page is looked at. */
export const widths = [320, 1280] as const
type Width = (typeof widths)[number]

export const viewportOf = (width: Width) => ({ width, height: width === 320 ? 640 : 900 })

/** A new person at the screen: no cookies, Vietnamese, one width, light colours. */
export async function newPerson(browser: Browser, width: Width = 1280): Promise<BrowserContext> {
  return await browser.newContext({
    viewport: viewportOf(width),
    colorScheme: 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
}
