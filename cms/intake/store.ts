import type { Submission } from '#shared/submission.ts'
import { nfc } from '#shared/text.ts'
import { textKeyOf, titleOf } from '../comments/words.ts'
import type { OwnRequest } from '../database/transaction.ts'
import { write } from '../hooks/record.ts'
import { newId, stamp } from '../hooks/revise.ts'
import { foldedWords } from '../hooks/search.ts'
import type { CommentFile } from '../payload-types.ts'
import type { Attached } from './attached.ts'
import type { Target } from './judge.ts'

type Judged = { target: Target; bodyHash: string; attention: string[]; files: Attached[] }

/**
 * Writes what the hooks of `comments` would, in a fraction of their time: thousands come in a deadline's
 * last hour. The comment comes last: where the database has no transactions, one that is there is whole.
 */
export async function store(
  req: OwnRequest,
  submission: Submission,
  { target, bodyHash, attention, files }: Judged,
): Promise<{ id: string; revision: string }> {
  const { db } = req.payload
  const { consultation } = target
  const id = idOf(req, submission)
  const stamps = stamp()
  const fileIds: string[] = []
  for (const file of files)
    fileIds.push(await storeFile(req, file, submission.id, consultation?.agency))
  const words = {
    text: nfc(submission.text),
    name: nfc(submission.name),
    organisation: submission.organisation && nfc(submission.organisation),
  }
  const label = submission.provisionLabel && nfc(submission.provisionLabel)
  const draft = target.draft?.consultation === consultation?.id ? target.draft?.id : undefined
  await note(req, { id, recordTitle: label ?? 'Góp ý' })
  await db.create({
    collection: 'comments',
    returning: false,
    data: {
      ...{ id, ...stamps, ...words, consultation: consultation?.id, agency: consultation?.agency },
      ...{ draft, provision: submission.provision, provisionLabel: label },
      ...{ submission: submission.id, codeHash: submission.codeHash, bodyHash },
      receivedAt: submission.receivedAt,
      formOpenedAt: submission.formOpenedAt,
      title: titleOf({ provisionLabel: label, text: words.text }),
      textKey: textKeyOf(words.text),
      search: foldedWords(req.payload.collections.comments.config, words),
      question: submission.question,
      email: submission.email,
      phone: submission.phone,
      ...{ as: submission.as, hideName: submission.hideName, age: submission.age },
      consent: submission.consent,
      files: fileIds,
      attention: attention.length > 0 ? attention.join('\n') : null,
      state: 'waiting',
      mailDue: 'received',
    },
    req,
  })
  return { id, revision: stamps.revision }
}

/**
 * A submission is the same record each time it is stored: a CMS restored from a backup gets it back under
 * the id by which sites know it. MongoDB's ids are 12 bytes.
 */
const idOf = ({ payload }: OwnRequest, { id }: Submission) =>
  payload.db.name === 'mongoose' ? id.replaceAll('-', '').slice(0, 24) : id

/**
 * The row of the log has its comment's id: where the database has no transactions, a try that was cut
 * off left it, and it is not written twice.
 */
async function note(req: OwnRequest, { id, recordTitle }: { id: string; recordTitle: string }) {
  if (req.transactionID === undefined) {
    const where = { id: { equals: id } }
    if (await req.payload.db.findOne({ collection: 'events', where, req })) return
  }
  await write(req, { id, action: 'create', collection: 'comments', recordId: id, recordTitle })
}

/** As with the log: the row of a try that was cut off is taken up again. */
async function storeFile(
  req: OwnRequest,
  { name, title, sha256, size, mime }: Attached,
  submission: string,
  agency: string | undefined,
): Promise<string> {
  const { db } = req.payload
  const collection = 'comment-files'
  const left = await db.findOne<CommentFile>({
    collection,
    where: { filename: { equals: name } },
    req,
  })
  if (left) return left.id
  const id = newId(req)
  const file = { filename: name, mimeType: mime, filesize: size }
  await db.create({
    collection,
    returning: false,
    data: { id, ...stamp(), ...file, title, sha256, submission, agency },
    req,
  })
  return id
}
