import { z } from 'zod'

/** The parts that publications of several kinds are made of. */

/** Random, new with each published write; compared for equality only. */
export const revisionSchema = z.string().min(8).max(64)
/** An instant in UTC, `2026-11-25T02:42:00.000Z`. */
export const instantSchema = z.iso.datetime()
/** A calendar day in Asia/Ho_Chi_Minh, `2026-11-25`. */
export const daySchema = z.iso.date()
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
export const idSchema = z.string().min(1).max(64)
export const lineSchema = z.string().min(1).max(2000)
export const slugSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** A file whose bytes never change; `size` in bytes, `width` and `height` in CSS pixels. */
export const fileSchema = z.strictObject({
  sha256: sha256Schema,
  /** One path segment: it stands in an address and on a disk. */
  name: z
    .string()
    .max(255)
    .regex(/^(?!\.{1,2}$)[^/\\\0]+$/),
  size: z.int().nonnegative(),
  mime: z.string().min(3),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
})

/** A picture in its place: `sizes` by rising width, the original last; `alt` is '' when decorative. */
export const pictureSchema = z.strictObject({
  sizes: z.array(fileSchema).min(1),
  alt: z.string(),
  caption: z.string().optional(),
})

/** An address on this site. `//host` and `/\\host` are not: browsers read both as another host. */
export const localPathSchema = z.string().regex(/^\/(?![/\\])\S*$/)

/** A target in text and menus: `portal:kind/id`, a path on this site, or an absolute address. */
export const hrefSchema = z.union([
  localPathSchema,
  z.string().regex(/^(?:portal:[a-z-]+\/[\w-]+|(?:https?:\/\/|mailto:|tel:)\S+)$/),
])

export const linkSchema = z.strictObject({ label: lineSchema, href: hrefSchema })

/** Withdrawn: the page stays with this notice, text and files are gone. */
export const withdrawalSchema = z.strictObject({ at: instantSchema, reason: lineSchema })

/** What every publication has. */
export const commonShape = {
  id: idSchema,
  revision: revisionSchema,
  slug: slugSchema,
  title: lineSchema,
  publishedAt: instantSchema,
  updatedAt: instantSchema,
}

export type PublicFile = z.infer<typeof fileSchema>
export type Picture = z.infer<typeof pictureSchema>
export type Link = z.infer<typeof linkSchema>
