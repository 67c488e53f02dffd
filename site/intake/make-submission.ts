import { dataNotice } from '#shared/messages-consultation.ts'
import { provisionLabel } from '#shared/provisions/tree.ts'
import { type Submission, submissionSchema } from '#shared/submission.ts'
import type { readForm } from '#shared/submission-form.ts'
import { hashOfCode, receiptCode } from './code.ts'
import type { Consultation, DraftText } from './content.ts'
import type { SavedFile } from './save-file.ts'
import type { Slip } from './slip.ts'

/** A comment that is to be kept, and the code by which its author finds it. */
export type Comment = { form: string; bodyHash: string; code: string; submission: Submission }

type Written = {
  id: string
  key: string
  slip: Slip
  read: Extract<ReturnType<typeof readForm>, { ok: true }>['read']
  files: SavedFile[]
  bodyHash: string
  receivedAt: Date
}
type About = { consultation: Consultation; draft: DraftText | undefined; agency: string }

/** The submission of a form that was found in order. */
export function submissionOf(written: Written, about: About): Comment {
  const { id, key, slip, files, bodyHash, receivedAt } = written
  const { news, ...read } = written.read
  const { consultation, draft } = about
  const code = receiptCode(key, slip.form, bodyHash)
  const label = read.provision && provisionLabel(draft?.provisions ?? [], read.provision)
  const submission = submissionSchema.parse({
    id,
    codeHash: hashOfCode(code),
    consultation: consultation.id,
    ...(draft && { draft: draft.id }),
    ...(label && { provisionLabel: label.slice(0, 500) }),
    receivedAt: receivedAt.toISOString(),
    formOpenedAt: slip.openedAt.toISOString(),
    ...read,
    consent: { notice: dataNotice(about.agency), news },
    files,
  })
  return { form: slip.form, bodyHash, code, submission }
}
