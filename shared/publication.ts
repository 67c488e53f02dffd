import { z } from 'zod'
import {
  commentSchema,
  consultationSchema,
  draftTextSchema,
  receiptSchema,
  tallySchema,
} from './publication-consultation.ts'
import { homeSchema, navigationSchema, noticeSchema, portalSchema } from './publication-frame.ts'
import {
  commonShape,
  daySchema,
  fileSchema,
  hrefSchema,
  idSchema,
  lineSchema,
  localPathSchema,
  type PublicFile,
  pictureSchema,
  withdrawalSchema,
} from './publication-parts.ts'

/**
 * What the CMS tells a site about one public thing. A record carries its own fields only; whatever
 * else a page shows is another publication, referenced by id and joined in the content store.
 */

const id = idSchema
const line = lineSchema

/** Sanitised HTML; links are hrefs as above, pictures `<img src="portal:file/{sha256}">` listed in `files`. */
const html = z.string()

export const articleSchema = z.strictObject({
  kind: z.literal('article'),
  ...commonShape,
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
  ...commonShape,
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
  ...commonShape,
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
  ...commonShape,
  summary: z.string().optional(),
  order: z.int(),
})

export const agencySchema = z.strictObject({
  kind: z.literal('agency'),
  ...commonShape,
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
  ...commonShape,
  /** Code in document numbers, `QĐ`; absent for công văn. */
  code: z.string().optional(),
  order: z.int(),
})

export const fieldOfLawSchema = z.strictObject({
  kind: z.literal('field-of-law'),
  ...commonShape,
  order: z.int(),
})

/** `from` is a path on this site; it answers 301 to `to` unless a live page stands there. */
export const redirectSchema = z.strictObject({
  kind: z.literal('redirect'),
  ...commonShape,
  from: localPathSchema,
  to: hrefSchema,
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
  consultationSchema,
  draftTextSchema,
  commentSchema,
  tallySchema,
  receiptSchema,
  portalSchema,
  navigationSchema,
  homeSchema,
  noticeSchema,
])

export type Publication = z.infer<typeof publicationSchema>
export type Kind = Publication['kind']
export type PublicationOf<K extends Kind> = Extract<Publication, { kind: K }>
export type Authority = z.infer<typeof authoritySchema>
export type RelationType = z.infer<typeof relationTypeSchema>
export type ValidityState = z.infer<typeof validityStateSchema>

/** Kinds with pages of their own, in the order of the XML site map; articles and documents are split by year there. */
export const mappedKinds = [
  'page',
  'section',
  'agency',
  'consultation',
  'article',
  'document',
] as const

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
  'consultation',
  'draft-text',
  'tally',
  'comment',
  'receipt',
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
    case 'consultation':
      return [...publication.dossier.map(({ file }) => file), ...(publication.result?.files ?? [])]
    default:
      return []
  }
}
