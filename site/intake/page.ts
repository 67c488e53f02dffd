import type { Submission } from '#shared/submission.ts'
import type { FormError, FormValues } from '#shared/submission-form.ts'

/** What the pages of the intake are made from, beside the content that they read. */

/** What became of what was sent, and the status that says so; the words are in `outcomeMessages`. */
export const formStatuses = {
  /** Nothing was sent yet. */
  blank: 200,
  /** Something is to mend: `errors`. */
  errors: 422,
  /** This form was sent before with other words: it may go as another comment, with the new slip. */
  changed: 409,
  /** The consultation takes no comments yet. */
  early: 409,
  /** It takes none any more: deadline passed, or withdrawn. */
  closed: 409,
  /** There is no such consultation. */
  unknown: 404,
  /** More bytes than a form can have. */
  tooBig: 413,
  /** No form that could be read: cut off, or with far too many fields. */
  broken: 400,
  /** The body came too slowly. */
  slow: 408,
  /** It was cut off with its connection: nobody reads the answer. */
  gone: 400,
  /** Too many from one client. */
  tooOften: 429,
  /** It could not be kept safe; nothing of it was. */
  unavailable: 503,
} as const
export type FormOutcome = keyof typeof formStatuses

export type FormPage = {
  outcome: FormOutcome
  /** Goes into the hidden field `formFields.slip`; '' when there is nothing to send to. */
  slip: string
  values: FormValues
  /** In the order of the fields; files have to be chosen again whenever something was sent. */
  errors: FormError[]
}

/** Field of the look-up form on `paths.receipts`, sent there by POST. */
export const codeField = 'ma'

export type ReceiptPage = {
  /** The code asked for, as it stands in the address; '' on the look-up page. */
  code: string
  /** What the journal has; absent when no submission has this code. */
  found?: {
    /** The submission's id, by which `receipt` publications name it. */
    id: string
    consultation: string
    receivedAt: string
    /** Whether the CMS has it. */
    delivered: boolean
    /** What was sent; absent 30 days after delivery. */
    submission?: Submission
  }
}
