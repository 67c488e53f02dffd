import { randomUUID } from 'node:crypto'
import { isInTime, phaseAt } from '#shared/consultation.ts'
import { formErrors } from '#shared/messages-consultation.ts'
import { flattenProvisions, isCitable } from '#shared/provisions/tree.ts'
import { leastSeconds } from '#shared/submission.ts'
import { type FormError, type FormField, formFields, readForm } from '#shared/submission-form.ts'
import { hashOfBody, receiptCode } from './code.ts'
import type { Consultation, IntakeContent } from './content.ts'
import { type Comment, submissionOf } from './make-submission.ts'
import type { FormOutcome } from './page.ts'
import type { Body } from './read-body.ts'
import { makeSlip, readSlip, type Slip } from './slip.ts'

/** What a sent form comes to: a page with what is to be said, a comment to keep, or one that was kept before. */
export type Verdict =
  | { to: 'page'; outcome: FormOutcome; slip: string; errors: FormError[] }
  | { to: 'keep'; comment: Comment }
  | { to: 'receipt'; code: string }

/** `id` is the submission's, should it become one. */
export type Sent = { id: string; body: Body; receivedAt: Date; tooOften: boolean }

export type Rules = {
  key: string
  content: IntakeContent
  /** Hash of the body that a form became; undefined while it became none. */
  bodyHashOf(form: string): string | undefined
}

/** Judges a form once, by the instant at which it arrived; the order of these lines is the policy. */
export function judge(rules: Rules, slug: string, sent: Sent): Verdict {
  const { key, content } = rules
  const { id, body, receivedAt, tooOften } = sent
  const consultation = content.consultation(slug)
  if (!consultation)
    return content.complete() ? page('unknown', '') : page('unavailable', body.values.slip ?? '')
  const slip = readSlip(key, consultation.id, body.values.slip ?? '')
  const draft = content.draft(consultation.id, slip?.draft)
  const next = (of: Slip) => makeSlip(key, consultation.id, { ...of, draft: draft?.id })
  const same = next(slip ?? newSlip(receivedAt))
  if (body.fault !== undefined) return page(body.fault, same)
  if (tooOften) return page('tooOften', same)

  const reading = readForm(body.values, {
    provisions: new Set(
      flattenProvisions(draft?.provisions ?? [])
        .filter(isCitable)
        .map(({ id }) => id),
    ),
    questions: new Set(consultation.questions.map(({ id }) => id)),
  })
  const read = reading.ok && body.errors.length === 0 ? reading.read : undefined
  const bodyHash = hashOfBody({ ...read, files: body.files })
  const known = slip && rules.bodyHashOf(slip.form)
  // Sent before: the same receipt, however late it is now.
  if (slip && read && known === bodyHash)
    return { to: 'receipt', code: receiptCode(key, slip.form, bodyHash) }

  const shut = shutAt(consultation, receivedAt, slip?.openedAt)
  if (shut) return page(shut, '')
  const errors = [
    ...(reading.ok ? [] : reading.errors),
    ...body.errors,
    ...doubts(body, slip, receivedAt),
  ]
  if (!slip || !read || errors.length > 0) return page('errors', same, inOrder(errors))
  if (known !== undefined) return page('changed', next({ ...slip, form: randomUUID() }))
  return {
    to: 'keep',
    comment: submissionOf(
      { id, key, slip, read, files: body.files, bodyHash, receivedAt },
      {
        consultation,
        draft,
        agency: content.agencyName(consultation.agency),
      },
    ),
  }
}

/** Why nothing is taken at that instant; undefined when a comment is. */
export function shutAt(
  consultation: Consultation,
  receivedAt: Date,
  openedAt?: Date,
): 'early' | 'closed' | undefined {
  if (consultation.withdrawn) return 'closed'
  if (isInTime(consultation, { receivedAt, openedAt })) return undefined
  return phaseAt(consultation, receivedAt) === 'upcoming' ? 'early' : 'closed'
}

/** A slip in place of one that was no good: whoever corrects the form has waited long enough. */
const newSlip = (now: Date): Slip => ({
  form: randomUUID(),
  openedAt: new Date(now.getTime() - leastSeconds * 1000),
})

const page = (outcome: FormOutcome, slip: string, errors: FormError[] = []): Verdict => ({
  to: 'page',
  outcome,
  slip,
  errors,
})

/** What speaks for a program rather than a person. */
function doubts({ values }: Body, slip: Slip | undefined, receivedAt: Date): FormError[] {
  if (!slip) return [{ field: 'slip', ...formErrors.badSlip }]
  if (values.trap) return [{ field: 'trap', ...formErrors.trap }]
  const tooFast = receivedAt.getTime() - slip.openedAt.getTime() < leastSeconds * 1000
  return tooFast ? [{ field: 'slip', ...formErrors.tooFast }] : []
}

/** As the form lists its fields, each named once; of files every one is. */
function inOrder(errors: FormError[]): FormError[] {
  const order = Object.keys(formFields) as FormField[]
  const place = ({ field }: FormError) => order.indexOf(field)
  return errors
    .filter(
      ({ field }, at) =>
        field === 'files' || errors.findIndex((other) => other.field === field) === at,
    )
    .toSorted((a, b) => place(a) - place(b))
}
