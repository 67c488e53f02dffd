import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { newPerson, viewportOf, widths } from './browser.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Those of the rules behind these tags that axe sorts under `cat.color`. */
const ofColours = ['color-contrast', 'link-in-text-block']

type Axe = { run(context: object, options: object): Promise<AxeResults> }

/**
 * One line per violation of WCAG 2.2 A and AA and of good practice: rule, and the elements that break it.
 * `exclude`: selectors of what somebody else made.
 */
export async function violations(
  page: Page,
  exclude: string[] = [],
  runOnly: object = { type: 'tag', values: tags },
): Promise<string[]> {
  // Through the debugger, not a script element: the page's own policy forbids scripts.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(source)
  const results = await page.evaluate(
    ({ exclude, runOnly }) =>
      (globalThis as unknown as { axe: Axe }).axe.run(
        { include: ['html'], exclude },
        // Of the rest only what is needed to know that it is no violation.
        { runOnly, resultTypes: ['violations'] },
      ),
    { exclude, runOnly },
  )
  return results.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
}

/** How many CSS pixels a page is wider than its window; 0 when nothing scrolls sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const root = document.documentElement
    return root.scrollWidth - root.clientWidth
  })
}

/**
 * What is wrong with the page as it stands, at both widths: by every rule in light colours, by those of
 * colours in dark ones, and what scrolls sideways.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize(viewportOf(width))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const rules = colorScheme === 'dark' ? { type: 'rule', values: ofColours } : undefined
      const found = await violations(page, [], rules)
      const scroll = await sidewaysScroll(page)
      if (scroll > 0) found.push(`scrolls sideways by ${scroll}`)
      faults.push(...found.map((one) => `${width} ${colorScheme} ${one}`))
    }
  }
  return faults
}

/** The faults of each address by its name, and what was asked of another host; two people look at once. */
export async function faultsOfAll(browser: Browser, addresses: Record<string, string>) {
  const faults: Record<string, string[]> = {}
  const foreign: string[] = []
  const left = Object.entries(addresses)
  const look = async () => {
    const person = await newPerson(browser)
    const page = await person.newPage()
    let origin = ''
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) foreign.push(request.url())
    })
    for (let one = left.pop(); one; one = left.pop()) {
      const [name, address] = one
      origin = new URL(address).origin
      await page.goto(address)
      faults[name] = await faultsOf(page)
    }
    await person.close()
  }
  await Promise.all([look(), look()])
  return { faults, foreign }
}

/** What `faultsOfAll` says when there is nothing to say. */
export const noFaults = (addresses: object) => ({
  faults: Object.fromEntries(Object.keys(addresses).map((name) => [name, []])),
  foreign: [],
})
