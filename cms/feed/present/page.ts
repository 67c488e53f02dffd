import type { Page } from '#cms/payload-types.ts'
import { common, withdrawable } from './record.ts'
import { filesOf } from './rich-text.ts'
import type { Shelf } from './shelf.ts'
import { type Candidate, line } from './values.ts'

export function presentPage(page: Page, shelf: Shelf): Candidate<'page'> {
  const { withdrawn, kept, html } = withdrawable(page, shelf)
  const body = html(page.body)
  const attachments = kept(() => shelf.attachments(page.attachments)) ?? []
  return {
    kind: 'page',
    ...common(page, page),
    lang: page.lang,
    summary: kept(() => line(page.summary)),
    body,
    files: filesOf(attachments, body, shelf),
    withdrawn,
  }
}
