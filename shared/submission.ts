import { z } from 'zod'
import { commenterKinds } from './publication-consultation.ts'
import { idSchema, instantSchema, sha256Schema } from './publication-parts.ts'
import { graphemeLength } from './text.ts'

/** What a site sends the CMS for one comment: everything it acknowledged, judged once, at the site. */

/** Characters as a reader counts them, and bytes of UTF-8. */
export const textLimits = { graphemes: 20_000, bytes: 200_000 } as const
export const fileLimits = { count: 5, bytes: 10 * 1024 * 1024 } as const
/** Seconds that nobody can fill a form in. */
export const leastSeconds = 3

/** Adults' own consent, or a child's with that of parent or guardian; a birthday is never asked. */
export const ages = ['tu-16', 'duoi-16'] as const
export type Age = (typeof ages)[number]

const line = z.string().min(1).max(200)

export const submissionSchema = z.strictObject({
  /** Made by the site: the idempotency key. */
  id: z.uuid(),
  codeHash: sha256Schema,
  consultation: idSchema,
  /** The version of the text that stood on the form; absent when there was none. */
  draft: idSchema.optional(),
  /** Id of the provision in that version; absent for a general comment. */
  provision: z.string().min(1).max(200).optional(),
  /** What that provision is called: `khoản 2 Điều 5`. */
  provisionLabel: z.string().max(500).optional(),
  /** Id of the focus question it answers. */
  question: idSchema.optional(),
  receivedAt: instantSchema,
  formOpenedAt: instantSchema,
  text: z
    .string()
    .min(1)
    .refine((text) => graphemeLength(text) <= textLimits.graphemes),
  name: line,
  email: z.email().max(200),
  phone: z.string().max(30).optional(),
  organisation: line.optional(),
  as: z.enum(commenterKinds),
  /** The author asks not to be named in public. */
  hideName: z.boolean(),
  age: z.enum(ages),
  consent: z.strictObject({
    /** The notice as it stood above the button, whole. */
    notice: z.string().min(1).max(5000),
    /** Asked to be told of the result; being told of the comment's own state is part of the notice. */
    news: z.boolean(),
  }),
  files: z
    .array(
      z.strictObject({
        sha256: sha256Schema,
        name: z.string().min(1).max(200),
        size: z.int().positive().max(fileLimits.bytes),
        mime: z.string().min(3).max(200),
      }),
    )
    .max(fileLimits.count),
})
export type Submission = z.infer<typeof submissionSchema>

/**
 * `POST /intake/comments` with a submission: 201 stored now, 200 stored before with the same body, 409 the
 * same id with another body, 422 no submission, 424 with `missing` when files have to come first.
 */
export const intakeAnswerSchema = z.object({
  stored: z.boolean(),
  missing: z.array(sha256Schema).optional(),
})

/** `POST /intake/lacking`: which of these submissions the CMS does not have (a restored backup). */
export const lackingRequestSchema = z.strictObject({ ids: z.array(z.uuid()).max(1000) })
export const lackingAnswerSchema = z.strictObject({ lacking: z.array(z.uuid()) })
