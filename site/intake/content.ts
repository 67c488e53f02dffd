import type { z } from 'zod'
import type { consultationSchema, draftTextSchema } from '#shared/publication-consultation.ts'

export type Consultation = z.infer<typeof consultationSchema>
export type DraftText = z.infer<typeof draftTextSchema>

/** What the intake has to know of what is published. */
export type IntakeContent = {
  /** Whether everything published has come once; before, what is not there may be still on its way. */
  complete(): boolean
  consultation(slug: string): Consultation | undefined
  /** That version of a consultation's text, or the newest when it is not named or not published any more. */
  draft(consultation: string, id?: string): DraftText | undefined
  /** The name of an agency as the notice on personal data says it. */
  agencyName(id: string): string
}
