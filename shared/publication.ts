import { z } from 'zod'

/**
 * What the CMS tells a site about one public thing. A record carries its own fields only; whatever
 * else a page shows is another publication, referenced by id and joined in the content store.
 */

/** Random, new with each published write; compared for equality only. */
export const revisionSchema = z.string().min(8).max(64)
/** An instant in UTC, `2026-11-25T02:42:00.000Z`. */
export const instantSchema = z.iso.datetime()
/** A calendar day in Asia/Ho_Chi_Minh, `2026-11-25`. */
export const daySchema = z.iso.date()
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const id = z.string().min(1).max(64)
const line = z.string().min(1).max(2000)
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

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

/** A target in text and menus: `portal:kind/id`, a path on this site, or an absolute address. */
export const hrefSchema = z
  .string()
  .regex(/^(?:portal:[a-z-]+\/[\w-]+|\/(?!\/)[^\s]*|https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/)

export const linkSchema = z.strictObject({ label: line, href: hrefSchema })

/** Withdrawn: the page stays with this notice, text and files are gone. */
export const withdrawalSchema = z.strictObject({ at: instantSchema, reason: line })

const common = {
  id,
  revision: revisionSchema,
  slug,
  title: line,
  publishedAt: instantSchema,
  updatedAt: instantSchema,
}

/** Sanitised HTML; links are hrefs as above, pictures `<img src="portal:file/{sha256}">` listed in `files`. */
const html = z.string()

export const articleSchema = z.strictObject({
  kind: z.literal('article'),
  ...common,
  section: id,
  summary: line,
  author: line,
  source: line,
  picture: pictureSchema.optional(),
  body: html,
  files: z.array(fileSchema),
  sample: z.boolean(),
  withdrawn: withdrawalSchema.optional(),
})

export const pageSchema = z.strictObject({
  kind: z.literal('page'),
  ...common,
  lang: z.enum(['vi', 'en']),
  summary: z.string().optional(),
  body: html,
  files: z.array(fileSchema),
  withdrawn: withdrawalSchema.optional(),
})

/** Whose will the document states; decides which directive-documents page lists it. */
export const authoritySchema = z.enum(['ubnd', 'chu-tich', 'van-phong', 'khac'])

/** How a document stands to another; stored at its source only, shown from both ends. */
export const relationTypeSchema = z.enum([
  'can-cu',
  'thay-the',
  'sua-doi-bo-sung',
  'bai-bo',
  'dinh-chi',
  'hop-nhat',
  'huong-dan',
  'dan-chieu',
  'dinh-chinh',
  'lien-quan',
])

export const validityStateSchema = z.enum([
  'chua-co-hieu-luc',
  'con-hieu-luc',
  'het-hieu-luc-mot-phan',
  'het-hieu-luc',
  'tam-ngung',
  'khong-xac-dinh',
])

export const documentSchema = z.strictObject({
  kind: z.literal('document'),
  ...common,
  /** As printed, NFC: `16/2017/QĐ-UBND`; '' when the document has none. `title` is its abstract. */
  number: z.string(),
  type: id,
  issuer: id,
  authority: authoritySchema,
  fields: z.array(id),
  issuedOn: daySchema,
  effectiveOn: daySchema.optional(),
  expiresOn: daySchema.optional(),
  /** Stated by an officer with a reason; stands above what dates and relations say. */
  validity: z.strictObject({ state: validityStateSchema, reason: line }).optional(),
  signer: z
    .strictObject({ name: line, position: z.string().optional(), authority: z.string().optional() })
    .optional(),
  place: z.string().optional(),
  recipients: z.array(line),
  text: html.optional(),
  /** Signed originals first. */
  files: z.array(fileSchema),
  relations: z.array(z.strictObject({ type: relationTypeSchema, target: id })),
  sample: z.boolean(),
  withdrawn: withdrawalSchema.optional(),
})

export const sectionSchema = z.strictObject({
  kind: z.literal('section'),
  ...common,
  summary: z.string().optional(),
  order: z.int(),
})

export const agencySchema = z.strictObject({
  kind: z.literal('agency'),
  ...common,
  /** `UBND tỉnh`, for rows and facets. */
  shortName: line,
  level: z.enum(['trung-uong', 'tinh', 'so-nganh', 'xa']),
  order: z.int(),
  /** Closed agencies stay on old documents, marked "(cũ)". */
  validFrom: daySchema.optional(),
  validTo: daySchema.optional(),
  successors: z.array(id),
  address: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  website: z.url().optional(),
  summary: z.string().optional(),
})

export const documentTypeSchema = z.strictObject({
  kind: z.literal('document-type'),
  ...common,
  /** Code in document numbers, `QĐ`; absent for công văn. */
  code: z.string().optional(),
  order: z.int(),
})

export const fieldOfLawSchema = z.strictObject({
  kind: z.literal('field-of-law'),
  ...common,
  order: z.int(),
})

/** `from` is a path on this site; it answers 301 to `to` unless a live page stands there. */
export const redirectSchema = z.strictObject({
  kind: z.literal('redirect'),
  ...common,
  from: z.string().regex(/^\/(?!\/)\S*$/),
  to: hrefSchema,
})

export const portalSchema = z.strictObject({
  kind: z.literal('portal'),
  ...common,
  owner: line,
  responsible: line,
  address: line,
  phone: line,
  email: z.email(),
  englishTitle: line,
  englishOwner: line,
})

export const navigationSchema = z.strictObject({
  kind: z.literal('navigation'),
  ...common,
  menu: z.array(linkSchema),
  /** Link of "English" in the header. */
  english: hrefSchema.optional(),
  footer: z.array(z.strictObject({ title: line, links: z.array(linkSchema) })).max(2),
})

export const homeSchema = z.strictObject({
  kind: z.literal('home'),
  ...common,
  question: line,
  popular: z.array(linkSchema),
  doors: z.array(z.strictObject({ label: line, href: hrefSchema, text: line })).max(4),
  /** The article that leads; the newest when absent or no longer published. */
  lead: id.optional(),
})

export const noticeSchema = z.strictObject({
  kind: z.literal('notice'),
  ...common,
  /** Absent: no notice. Shown from `from` until `until`. */
  shown: z
    .strictObject({
      level: z.enum(['planned', 'urgent']),
      lead: line,
      text: line,
      link: linkSchema.optional(),
      from: instantSchema.optional(),
      until: instantSchema.optional(),
    })
    .optional(),
})

export const publicationSchema = z.discriminatedUnion('kind', [
  articleSchema,
  pageSchema,
  documentSchema,
  sectionSchema,
  agencySchema,
  documentTypeSchema,
  fieldOfLawSchema,
  redirectSchema,
  portalSchema,
  navigationSchema,
  homeSchema,
  noticeSchema,
])

export type Publication = z.infer<typeof publicationSchema>
export type Kind = Publication['kind']
export type PublicationOf<K extends Kind> = Extract<Publication, { kind: K }>
export type PublicFile = z.infer<typeof fileSchema>
export type Picture = z.infer<typeof pictureSchema>
export type Link = z.infer<typeof linkSchema>
export type Authority = z.infer<typeof authoritySchema>
export type RelationType = z.infer<typeof relationTypeSchema>
export type ValidityState = z.infer<typeof validityStateSchema>

/** In the order a site needs them: what many pages show comes first. */
export const kinds = [
  'portal',
  'navigation',
  'notice',
  'home',
  'agency',
  'section',
  'document-type',
  'field-of-law',
  'page',
  'article',
  'document',
  'redirect',
] as const satisfies readonly Kind[]

/** Everything of a publication that a site may offer for download, pictures' sizes included. */
export function filesOf(publication: Publication): PublicFile[] {
  switch (publication.kind) {
    case 'article':
      return [...publication.files, ...(publication.picture?.sizes ?? [])]
    case 'page':
    case 'document':
      return publication.files
    default:
      return []
  }
}
