import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { sidewaysScroll, violations } from '../support/axe.ts'

/** What Payload draws on every form: its controls and heads break rules in each of their states. */
export const payloads = [
  ...['.doc-header', '.popup', '.react-select', '.date-time-picker', '.collapsible__drag'],
  ...['.array-field__header', '.array-actions__button'],
]

/** Nothing wrong for people who read or steer otherwise, and nothing that scrolls sideways. */
export async function isWell(page: Page, exclude: string[] = []): Promise<void> {
  const found = { faults: await violations(page, exclude), scroll: await sidewaysScroll(page) }
  expect([page.viewportSize()?.width, found]).toEqual([
    page.viewportSize()?.width,
    { faults: [], scroll: 0 },
  ])
}

/** The same on a phone and on a desk. */
export async function isWellAtBoth(page: Page, exclude: string[] = []): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await isWell(page, exclude)
  }
}
