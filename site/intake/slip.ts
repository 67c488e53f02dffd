import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The slip in each form: which form it is, when and for what it was opened, signed by the site. */
export type Slip = {
  /** Random; one form becomes one submission at most. */
  form: string
  openedAt: Date
  /** The version of the text that stands on the form; absent when there is none. */
  draft?: string | undefined
}

const partsSchema = z.tuple([z.uuid(), z.string().regex(/^\d{13}$/), z.string().max(64)])

/** The slip as text for a hidden field; it is worth nothing with another consultation. */
export function makeSlip(key: string, consultation: string, slip: Slip): string {
  const parts = [slip.form, slip.openedAt.getTime(), slip.draft ?? ''].join('.')
  return `${parts}.${sign(key, consultation, parts).toString('base64url')}`
}

/** The slip that was signed; undefined when it is forged, garbled, or of another consultation. */
export function readSlip(key: string, consultation: string, text: string): Slip | undefined {
  const dot = text.lastIndexOf('.')
  const given = Buffer.from(text.slice(dot + 1), 'base64url')
  const expected = sign(key, consultation, text.slice(0, dot))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const [form, openedAt, draft] = partsSchema.parse(text.slice(0, dot).split('.'))
  return { form, openedAt: new Date(Number(openedAt)), ...(draft !== '' && { draft }) }
}

/** The version of the text that a slip names, not proved: good for showing a form again, for nothing else. */
export const draftOnSlip = (text: string): string | undefined => text.split('.')[2] || undefined

const sign = (key: string, consultation: string, parts: string) =>
  createHmac('sha256', key).update(`slip\n${consultation}\n${parts}`).digest()
