import { z } from 'zod'
import { type Provision, provisionKinds } from './provisions.ts'
import {
  commonShape,
  daySchema,
  fileSchema,
  idSchema,
  instantSchema,
  lineSchema,
  sha256Schema,
  withdrawalSchema,
} from './publication-parts.ts'

/** What the public sees of a consultation: its record, the text under consultation, the comments, their count, their state. */

/** Kinds of papers in a dossier, in the order they are listed. */
export const dossierKinds = [
  'cong-van',
  'to-trinh',
  'du-thao',
  'ban-so-sanh',
  'bao-cao-tong-ket',
  'danh-gia-tac-dong',
  'danh-gia-thu-tuc',
  'tong-hop-y-kien',
  'khac',
] as const
export type DossierKind = (typeof dossierKinds)[number]

export const consultationSchema = z.strictObject({
  kind: z.literal('consultation'),
  ...commonShape,
  /** The agency in charge of drafting. */
  agency: idSchema,
  /** What is drafted and by whom it will be issued: `Quyết định của UBND tỉnh`. */
  form: lineSchema,
  /** From `opensAt` on, until before `closesAt`; a deadline "hết ngày" is the start of the next day. */
  opensAt: instantSchema,
  closesAt: instantSchema,
  /** Each time the deadline was moved, oldest first. */
  extensions: z.array(
    z.strictObject({
      from: instantSchema,
      to: instantSchema,
      reason: lineSchema,
      at: instantSchema,
    }),
  ),
  /** The law it is held under, and the least days it asks for. */
  regime: z.strictObject({ name: lineSchema, minimumDays: z.int().nonnegative() }),
  /** Why the window is shorter than that. */
  shorterReason: z.string().optional(),
  /** Legal basis, one line each. */
  basis: z.array(lineSchema),
  /** In plain words: what changes, for whom. */
  summary: lineSchema,
  affected: z.string().optional(),
  questions: z.array(z.strictObject({ id: idSchema, text: lineSchema })),
  contact: z.strictObject({
    name: lineSchema,
    address: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  dossier: z.array(
    z.strictObject({ kind: z.enum(dossierKinds), title: lineSchema, file: fileSchema }),
  ),
  /** The published result: sanitised HTML and its files; later than `closesAt`. */
  result: z
    .strictObject({ at: instantSchema, html: z.string(), files: z.array(fileSchema) })
    .optional(),
  sample: z.boolean(),
  withdrawn: withdrawalSchema.optional(),
})

export const provisionSchema: z.ZodType<Provision> = z.strictObject({
  id: z.string().min(1).max(200),
  kind: z.enum(provisionKinds),
  number: z.string(),
  label: z.string(),
  title: z.string(),
  text: z.string(),
  get children() {
    return z.array(provisionSchema)
  },
})

/** One version of a text under consultation; the highest `version` is the one commented on. */
export const draftTextSchema = z.strictObject({
  kind: z.literal('draft-text'),
  ...commonShape,
  consultation: idSchema,
  version: z.int().positive(),
  /** The day of this version. */
  on: daySchema,
  provisions: z.array(provisionSchema),
})

/** Who a commenter says to be. */
export const commenterKinds = [
  'ca-nhan',
  'doanh-nghiep',
  'to-chuc',
  'co-quan-nha-nuoc',
  'chuyen-gia',
] as const
export type CommenterKind = (typeof commenterKinds)[number]

/** A shown comment, without anything that its author did not choose to show. `title` says what it is about. */
export const commentSchema = z.strictObject({
  kind: z.literal('comment'),
  ...commonShape,
  consultation: idSchema,
  draft: idSchema.optional(),
  /** Id of a provision of `draft`; absent for a general comment. */
  provision: z.string().optional(),
  /** Id of a focus question it answers. */
  question: z.string().optional(),
  /** Absent when the author asked not to be named. */
  name: z.string().optional(),
  organisation: z.string().optional(),
  as: z.enum(commenterKinds),
  text: z.string().min(1),
  /** How many files came with it; the files themselves are for the agency. */
  files: z.int().nonnegative(),
  receivedAt: instantSchema,
})

/** What moderation did with a comment; see `commentStateNames`. */
export const commentStates = ['waiting', 'shown', 'withheld'] as const
export type CommentState = (typeof commentStates)[number]

/** Why a comment is not shown: a closed list. */
export const withholdReasons = [
  'trung',
  'quang-cao',
  'vi-pham',
  'lo-thong-tin',
  'ngoai-pham-vi',
] as const
export type WithholdReason = (typeof withholdReasons)[number]

/** Counts of a consultation, `id` the consultation's own; `received` = `shown` + `waiting` + `withheld`. */
export const tallySchema = z
  .strictObject({
    kind: z.literal('tally'),
    ...commonShape,
    received: z.int().nonnegative(),
    shown: z.int().nonnegative(),
    waiting: z.int().nonnegative(),
    withheld: z.int().nonnegative(),
    /** Of the withheld, how many for each reason, in the order of the list, the ones without left out. */
    reasons: z
      .array(z.strictObject({ reason: z.enum(withholdReasons), count: z.int().positive() }))
      .default([]),
    /** By the provision commented on ('' for general comments), the ones without comments left out. */
    provisions: z.array(
      z.strictObject({
        id: z.string(),
        received: z.int().positive(),
        shown: z.int().nonnegative(),
      }),
    ),
  })
  .refine((tally) => tally.received === tally.shown + tally.waiting + tally.withheld, {
    message: 'received is not the sum of shown, waiting and withheld',
  })

/** The state of one submission, for whoever holds its code; no text, no name. */
export const receiptSchema = z.strictObject({
  kind: z.literal('receipt'),
  ...commonShape,
  /** The submission's id, made by the site that received it. */
  submission: z.uuid(),
  codeHash: sha256Schema,
  /** Absent when the CMS has no such consultation any more (a restored backup); its receipt is one all the same. */
  consultation: idSchema.optional(),
  state: z.enum(commentStates),
  reason: z.enum(withholdReasons).optional(),
  /** What the moderator writes to the author. */
  note: z.string().optional(),
  decidedAt: instantSchema.optional(),
})
