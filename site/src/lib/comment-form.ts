import { consultationMessages } from '#shared/messages-consultation-pages.ts'
import { citePath, provisionPath } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import { type FormError, type FormField, formFields } from '#shared/submission-form.ts'
import type { FormPage } from '../../intake/page.ts'
import { draftOnSlip } from '../../intake/slip.ts'
import type { Reader } from '../../reader.ts'
import type { Consultation } from './consultations.ts'
import { citation, groupsOf, isHeading, nameOf, passageOf } from './draft.ts'

/** The comment form as a page shows it. */

/** Where a field stands on the page; fields of a page-wide name get one of their own. */
export function idOf(field: FormField): string {
  if (field === 'text') return 'noi-dung-gop-y'
  return field === 'slip' ? 'gui-di' : formFields[field]
}

export const hintId = (field: FormField) => `${idOf(field)}-goi-y`
export const errorId = (field: FormField) => `${idOf(field)}-loi`

export const errorsOf = (form: FormPage, field: FormField): FormError[] =>
  form.errors.filter((error) => error.field === field)

/** What ties a control to the words about it. */
export function described(form: FormPage, field: FormField, { hint = false } = {}) {
  const wrong = errorsOf(form, field).length > 0
  const ids = [hint && hintId(field), wrong && errorId(field)].filter(Boolean).join(' ')
  return {
    'aria-describedby': ids || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
}

/** The attributes of a control that holds what was typed. */
export function control(form: FormPage, field: FormField, hints?: { hint?: boolean }) {
  return { id: idOf(field), name: formFields[field], ...described(form, field, hints) }
}

/** The version by which the form will be judged; a newer one may have come since it was opened. */
export function draftOn(form: FormPage, { id }: Consultation, read: Reader) {
  const named = read.get('draft-text', draftOnSlip(form.slip) ?? '')
  return named?.consultation === id ? named : read.list('draft', { consultation: id })
}

export type ProvisionOption = { value: string; words: string }
export type ProvisionChoices = { label: string | undefined; options: ProvisionOption[] }

/** All that may be commented on, under the headings of the text. */
export function provisionChoices(provisions: readonly Provision[]): ProvisionChoices[] {
  return groupsOf(provisions).map(({ path, items }) => {
    const heading = path.at(-1)
    const whole = heading && { value: heading.id, words: `Cả ${citation(path)}` }
    return {
      label: heading && path.map(nameOf).join(', '),
      options: [...(whole ? [whole] : []), ...items.flatMap((item) => optionsOf(item, path, 0))],
    }
  })
}

function optionsOf(one: Provision, above: Provision[], depth: number): ProvisionOption[] {
  const path = [...above, one]
  const words = one.kind === 'article' ? nameOf(one) : citation(path)
  return [
    { value: one.id, words: '\u00a0\u00a0'.repeat(depth) + words },
    ...one.children.flatMap((child) => optionsOf(child, path, depth + 1)),
  ]
}

/** What the form was opened for: its heading, and the words that are quoted. */
export function chosenOf(
  form: FormPage,
  consultation: Consultation,
  provisions: readonly Provision[],
) {
  const path = provisionPath(provisions, form.values.provision ?? '')
  const provision = path.at(-1)
  const at = consultation.questions.findIndex(({ id }) => id === form.values.question)
  const name =
    provision &&
    (provision.kind === 'article' || isHeading(provision) ? nameOf(provision) : citePath(path))
  return {
    heading: name ? `Góp ý ${name}` : at >= 0 ? `Trả lời câu ${at + 1}` : 'Góp ý dự thảo',
    provision: provision && { id: provision.id, cited: citePath(path), ...passageOf(provision) },
    question:
      at >= 0 ? { number: at + 1, text: consultation.questions[at]?.text ?? '' } : undefined,
  }
}

/** Files that were chosen are gone with every page that comes back. */
export const filesHint = (form: FormPage) =>
  form.outcome === 'blank'
    ? consultationMessages.filesHint
    : `${consultationMessages.filesHint} ${consultationMessages.filesAgain}`
