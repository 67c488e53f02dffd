import { z } from 'zod'
import { formErrors } from './messages-consultation.ts'
import { commenterKinds } from './publication-consultation.ts'
import { ages, type Submission, textLimits } from './submission.ts'
import { graphemeLength, nfc } from './text.ts'

/** The form as it travels: names of its fields, and what becomes of what was typed. */

export const formFields = {
  provision: 'dieu',
  question: 'cau-hoi',
  text: 'noi-dung',
  files: 'tep',
  as: 'tu-cach',
  name: 'ten',
  email: 'thu',
  phone: 'dien-thoai',
  organisation: 'to-chuc',
  shownName: 'ten-hien',
  age: 'tuoi',
  consent: 'dong-y',
  news: 'bao-tin',
  /** The signed slip: which form this is and when it was opened. */
  slip: 'phieu',
  /** Left empty by people; see "honeypot". */
  trap: 'trang-web',
} as const
export type FormField = keyof typeof formFields

/** What was typed, by field, as it goes back into the form. */
export type FormValues = Partial<Record<FormField, string>>

/** One thing to mend: `message` beside the field, `summary` in the list on top. */
export type FormError = { field: FormField; message: string; summary: string }

type Read = Pick<
  Submission,
  'text' | 'name' | 'email' | 'phone' | 'organisation' | 'as' | 'hideName' | 'age'
> & { news: boolean; provision?: string; question?: string }

/** What no text may carry (XML 1.0), and marks that turn the reading direction. */
const forbidden = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu
/** Nothing that a reader could see. */
const blank = /^[\s\p{Cf}\u2800\u3164\uffa0\u115f\u1160]*$/u

/** Text as it is kept: NFC, one kind of line end, nothing invisible at its ends. */
export function cleanText(text: string): string {
  const clean = nfc(text.toWellFormed().replace(/\r\n?/g, '\n').replace(forbidden, ''))
  return blank.test(clean) ? '' : clean.trim()
}

const byteLength = (text: string) => new TextEncoder().encode(text).length

const cleanLine = (text: string | undefined) => cleanText(text ?? '').replace(/\s+/g, ' ')

/** Where this form may point: provisions and questions of the consultation, by id. */
export type Targets = { provisions: ReadonlySet<string>; questions: ReadonlySet<string> }

/** Reads the fields (files, slip and trap are judged elsewhere); either a whole comment or all that is to mend. */
export function readForm(
  given: FormValues,
  targets: Targets,
): { ok: true; read: Read } | { ok: false; errors: FormError[] } {
  const errors: FormError[] = []
  const wrong = (field: FormField, error: { message: string; summary: string }) => {
    errors.push({ field, ...error })
  }
  const text = cleanText(given.text ?? '')
  if (text === '') wrong('text', formErrors.noText)
  else if (byteLength(text) > textLimits.bytes) wrong('text', formErrors.longText())
  else {
    const length = graphemeLength(text)
    if (length > textLimits.graphemes) wrong('text', formErrors.longText(length))
  }
  const provision = given.provision || undefined
  if (provision !== undefined && !targets.provisions.has(provision))
    wrong('provision', formErrors.noProvision)
  const question = given.question || undefined
  if (question !== undefined && !targets.questions.has(question))
    wrong('question', formErrors.noQuestion)

  const as = commenterKinds.find((kind) => kind === given.as)
  if (as === undefined) wrong('as', formErrors.noKind)
  const name = cleanLine(given.name)
  if (name === '') wrong('name', formErrors.noName)
  else if (name.length > 200) wrong('name', formErrors.longLine)
  const email = cleanLine(given.email)
  const emailError = judgeEmail(email)
  if (emailError) wrong('email', emailError)
  const phone = cleanLine(given.phone)
  if (phone !== '' && !isPhone(phone)) wrong('phone', formErrors.badPhone)
  const organisation = cleanLine(given.organisation)
  if (organisation.length > 200) wrong('organisation', formErrors.longLine)
  if (given.shownName !== 'hien' && given.shownName !== 'an')
    wrong('shownName', formErrors.noShownName)
  const age = ages.find((one) => one === given.age)
  if (age === undefined) wrong('age', formErrors.noAge)
  if (!given.consent) wrong('consent', formErrors.noConsent)

  if (errors.length > 0 || as === undefined || age === undefined) return { ok: false, errors }
  return {
    ok: true,
    read: {
      text,
      name,
      email,
      ...(phone !== '' && { phone }),
      ...(organisation !== '' && { organisation }),
      as,
      hideName: given.shownName === 'an',
      age,
      news: Boolean(given.news),
      ...(provision !== undefined && { provision }),
      ...(question !== undefined && { question }),
    },
  }
}

/** What is wrong with an address, said so that it can be mended; undefined when nothing is. */
function judgeEmail(email: string) {
  if (email === '') return formErrors.noEmail
  if (!email.includes('@')) return formErrors.emailWithoutAt
  if (/@$/.test(email)) return formErrors.emailWithoutHost
  return z.email().max(200).safeParse(email).success ? undefined : formErrors.badEmail
}

const isPhone = (phone: string) =>
  /^\+?[\d\s().-]{8,25}$/.test(phone) && phone.replace(/\D/g, '').length >= 8
