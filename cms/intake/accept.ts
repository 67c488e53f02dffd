import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import type { Submission } from '#shared/submission.ts'
import type { OwnRequest } from '../database/transaction.ts'
import type { Comment } from '../payload-types.ts'
import { attach } from './attached.ts'
import { type Folders, forgetIncoming } from './files.ts'
import { oddities, type Target } from './judge.ts'
import { store } from './store.ts'

export type Accepted =
  | { outcome: 'stored'; id: string; revision: string }
  | { outcome: 'known' }
  | { outcome: 'other' }
  | { outcome: 'missing'; missing: string[] }

type Tools = {
  payload: Payload
  folders: Folders
  targetOf: (submission: Submission) => Promise<Target>
  /** Runs a write in a transaction, perhaps with others. */
  commit: <T>(work: (req: OwnRequest) => Promise<T>) => Promise<T>
}

/**
 * Keeps one submission for good: comment, files and log together, or nothing. The same submission again
 * changes nothing; its id with another body is refused.
 */
export async function accept(tools: Tools, submission: Submission): Promise<Accepted> {
  const { payload, folders, targetOf, commit } = tools
  const bodyHash = createHash('sha256').update(canonical(submission)).digest('hex')
  const before = await answered(payload, submission.id, bodyHash)
  if (before) return before
  const files = await attach(folders, submission)
  if ('missing' in files) return { outcome: 'missing', missing: files.missing }
  const target = await targetOf(submission)
  const attention = [...oddities(submission, target), ...files.odd]
  try {
    const stored = await commit((req) =>
      store(req, submission, { target, bodyHash, attention, files: files.attached }),
    )
    for (const { sha256 } of files.attached) await forgetIncoming(folders, sha256)
    return { outcome: 'stored', ...stored }
  } catch (error) {
    // Two of the same at once: the second meets the first one's id.
    const meanwhile = await answered(payload, submission.id, bodyHash)
    if (meanwhile) return meanwhile
    throw error
  }
}

async function answered(
  payload: Payload,
  submission: string,
  bodyHash: string,
): Promise<Accepted | undefined> {
  const kept = await payload.db.findOne<Comment>({
    collection: 'comments',
    where: { submission: { equals: submission } },
    select: { bodyHash: true },
  })
  if (!kept) return undefined
  return { outcome: kept.bodyHash === bodyHash ? 'known' : 'other' }
}

/** JSON with the names of each object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
