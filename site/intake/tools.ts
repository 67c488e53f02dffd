import type { IntakeContent } from './content.ts'
import type { Journal } from './journal.ts'
import type { FormPage, ReceiptPage } from './page.ts'
import type { BodyLimits } from './read-body.ts'

/** What the handlers of the intake work with. */
export type IntakeTools = {
  /** Signs slips and makes codes; see `PORTAL_RECEIPT_KEY`. */
  key: string
  journal: Journal
  /** Folder of the files; see `folders.ts`. */
  folder: string
  content: IntakeContent
  /** Submissions that one client may send in ten minutes. */
  limit: number
  bodyLimits: BodyLimits
  clock(): Date
  renderForm(slug: string, page: FormPage): Promise<string>
  renderReceipt(page: ReceiptPage): Promise<string>
  /** Called after each submission that was written down. */
  accepted(): void
  log(error: unknown, about: string): void
}
