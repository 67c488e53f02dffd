import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Axe = { run(context: object, options: object): Promise<AxeResults> }

/**
 * One line per violation of WCAG 2.2 A and AA and of good practice: rule, and the elements that break it.
 * `exclude`: selectors of what somebody else made.
 */
export async function violations(page: Page, exclude: string[] = []): Promise<string[]> {
  // Through the debugger, not a script element: the page's own policy forbids scripts.
  await page.evaluate(source)
  const results = await page.evaluate(
    ({ exclude, values }) =>
      (globalThis as unknown as { axe: Axe }).axe.run(
        { include: ['html'], exclude },
        {
          runOnly: { type: 'tag', values },
          // Of the rest only what is needed to know that it is no violation.
          resultTypes: ['violations'],
        },
      ),
    { exclude, values: tags },
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
