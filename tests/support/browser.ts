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

export type Look = { width: 320 | 1280; colours: 'light' | 'dark' }

/** Widths and colours in which every page is looked at. */
export const looks: Look[] = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colours) => ({ width: width as Look['width'], colours })),
)

/** A new person at the screen: no cookies, Vietnamese, one width and one choice of colours. */
export async function newPerson(
  browser: Browser,
  { width, colours }: Look = { width: 1280, colours: 'light' },
): Promise<BrowserContext> {
  return await browser.newContext({
    viewport: { width, height: width === 320 ? 640 : 900 },
    colorScheme: colours,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
}
