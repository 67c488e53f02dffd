import { dayOf } from '#shared/dates.ts'
import type { Kind, PublicationOf } from '#shared/publication.ts'
import { nfc } from '#shared/text.ts'

/** What a presenter makes of a record: every property named, some perhaps missing (a draft), checked by the schema afterwards. */
export type Candidate<K extends Kind> = {
  [P in keyof Required<PublicationOf<K>>]: PublicationOf<K>[P] | undefined
}

/** A reference as stored (an id) or as populated (a record). */
export type Reference = string | { id: string } | null | undefined

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids must not reach RSS and site maps
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/** Text as it is published: NFC, without control characters and lone surrogates. */
export function clean(text: string): string {
  return nfc(text.toWellFormed().replace(forbidden, ''))
}

/** Clean text without outer spaces; undefined when nothing is left. */
export function line(text: string | null | undefined): string | undefined {
  return clean(text ?? '').trim() || undefined
}

/** Texts that a clerk wrote one a line. */
export function lines(text: string | null | undefined): string[] {
  return clean(text ?? '')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

export function idOf(reference: Reference): string | undefined {
  return typeof reference === 'object' ? reference?.id : reference
}

export function idsOf(references: readonly Reference[] | null | undefined): string[] {
  return (references ?? []).map(idOf).filter((id) => id !== undefined)
}

/** An instant in UTC from what either database returns. */
export function instant(value: string | null | undefined): string | undefined {
  return value ? new Date(value).toISOString() : undefined
}

/** A calendar day: stored as one, or as an instant of that day in Asia/Ho_Chi_Minh. */
export function day(value: string | null | undefined): string | undefined {
  if (!value) return undefined
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : dayOf(new Date(value))
}

/** Without the properties that are missing, so that an optional property is absent and not undefined. */
export function present<T extends object>(candidate: T): Partial<T> {
  const given = Object.entries(candidate).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Partial<T>
}
