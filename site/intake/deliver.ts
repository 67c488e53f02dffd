import type { Submission } from '#shared/submission.ts'
import type { CmsClient, Outcome } from './cms-client.ts'
import { fileOf } from './folders.ts'

/** Sends one submission, its files first. Sending it again is harmless: the CMS knows it by its id. */
export async function deliver(
  cms: CmsClient,
  folder: string,
  submission: Submission,
  signal: AbortSignal,
): Promise<Outcome> {
  const send = (hashes: string[]) => sendFiles(cms, folder, submission.id, hashes, signal)
  const files = await send(submission.files.map(({ sha256 }) => sha256))
  if (files.kind !== 'stored') return files
  const first = await cms.postComment(submission, signal)
  if (first.kind !== 'missing') return first
  const again = await send(first.files)
  if (again.kind !== 'stored') return again
  const second = await cms.postComment(submission, signal)
  if (second.kind !== 'missing') return second
  return { kind: 'failed', reason: 'CMS báo thiếu tệp dù đã gửi', general: false }
}

async function sendFiles(
  cms: CmsClient,
  folder: string,
  id: string,
  hashes: string[],
  signal: AbortSignal,
): Promise<Outcome> {
  for (const sha256 of new Set(hashes)) {
    const path = fileOf(folder, id, sha256)
    let outcome: Outcome
    try {
      outcome = await cms.putFile(sha256, path, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      return { kind: 'refused', reason: 'Sổ không còn tệp kèm theo' }
    }
    if (outcome.kind !== 'stored') return outcome
  }
  return { kind: 'stored' }
}
