import { z } from 'zod'
import {
  commonShape,
  hrefSchema,
  idSchema,
  instantSchema,
  lineSchema,
  linkSchema,
} from './publication-parts.ts'

/** What stands round every page and on the first one: one record each. */

export const portalSchema = z.strictObject({
  kind: z.literal('portal'),
  ...commonShape,
  owner: lineSchema,
  responsible: lineSchema,
  address: lineSchema,
  phone: lineSchema,
  email: z.email(),
  englishTitle: lineSchema,
  englishOwner: lineSchema,
})

export const navigationSchema = z.strictObject({
  kind: z.literal('navigation'),
  ...commonShape,
  menu: z.array(linkSchema),
  /** Link of "English" in the header. */
  english: hrefSchema.optional(),
  footer: z.array(z.strictObject({ title: lineSchema, links: z.array(linkSchema) })).max(2),
})

export const homeSchema = z.strictObject({
  kind: z.literal('home'),
  ...commonShape,
  question: lineSchema,
  popular: z.array(linkSchema),
  doors: z.array(z.strictObject({ label: lineSchema, href: hrefSchema, text: lineSchema })).max(4),
  /** The article that leads; the newest when absent or no longer published. */
  lead: idSchema.optional(),
})

export const noticeSchema = z.strictObject({
  kind: z.literal('notice'),
  ...commonShape,
  /** Absent: no notice. Shown from `from` until `until`. */
  shown: z
    .strictObject({
      level: z.enum(['planned', 'urgent']),
      lead: lineSchema,
      text: lineSchema,
      link: linkSchema.optional(),
      from: instantSchema.optional(),
      until: instantSchema.optional(),
    })
    .optional(),
})
