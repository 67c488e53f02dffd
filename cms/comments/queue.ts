import type { Payload, Where } from 'payload'
import { generalComment } from '#shared/messages-consultation.ts'
import { findProvision, provisionText } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import type { CommenterKind } from '#shared/publication-consultation.ts'
import { idOf } from '../access.ts'
import type { Comment, CommentFile, Consultation, DraftText } from '../payload-types.ts'
import type { Staff } from '../preview/staff.ts'
import { unknown } from './queue-names.ts'

/** A comment as its moderator reads it; no contact data. */
export type Waiting = {
  id: string
  revision: string
  receivedAt: string
  about: string
  /** The words of the provision it is about, as they stood on the form. */
  quote: string | null
  question: string | null
  text: string
  name: string
  hideName: boolean
  organisation: string | null
  as: CommenterKind | null
  attention: string | null
  note: string | null
  files: { title: string; href: string; name: string }[]
  textKey: string | null
  /** How many others of this consultation say the same, in whatever state. */
  alike: number
}

export type Queue = { id: string; title: string; total: number; items: Waiting[] }

/** Comments on one screen. */
const shown = 50
/** Characters of a quoted provision. */
const quoted = 3_000

/** What waits in one consultation, oldest first, as far as this person may see it. */
export async function queueOf(
  payload: Payload,
  user: Staff,
  id: string,
): Promise<Queue | undefined> {
  const mine = { user, overrideAccess: false, depth: 0 } as const
  const consultation =
    id === unknown
      ? { id, title: 'Góp ý không rõ đợt', questions: [] }
      : await payload.findByID({ collection: 'consultations', id, disableErrors: true, ...mine })
  if (!consultation) return undefined
  const of = ofConsultation(id)
  const found = await payload.find({
    collection: 'comments',
    where: { and: [of, { state: { equals: 'waiting' } }] },
    sort: 'receivedAt',
    limit: shown,
    ...mine,
  })
  const comments: Comment[] = found.docs
  const [files, drafts, alike] = await Promise.all([
    filesOf(payload, user, comments),
    draftsOf(payload, comments),
    countAlike(payload, user, of, comments),
  ])
  const questions = new Map((consultation.questions ?? []).map(({ id, text }) => [id, text]))
  const items = comments.map((comment) => ({
    id: comment.id,
    revision: comment.revision ?? '',
    receivedAt: comment.receivedAt,
    about: comment.provisionLabel || generalComment,
    quote: quoteOf(drafts.get(idOf(comment.draft) ?? ''), comment.provision),
    question: questions.get(comment.question ?? '') ?? null,
    text: comment.text,
    name: comment.name ?? '',
    hideName: comment.hideName ?? false,
    organisation: comment.organisation ?? null,
    as: comment.as ?? null,
    attention: comment.attention ?? null,
    note: comment.note ?? null,
    files: (comment.files ?? []).flatMap((file) => files.get(idOf(file) ?? '') ?? []),
    textKey: comment.textKey ?? null,
    alike: Math.max(0, (alike.get(comment.textKey ?? '') ?? 1) - 1),
  }))
  return { id, title: consultation.title, total: found.totalDocs, items }
}

export type Heap = { id: string; title: string; waiting: number }

/** The consultations in which comments wait for this person, those that close first on top. */
export async function queues(payload: Payload, user: Staff): Promise<Heap[]> {
  const mine = { user, overrideAccess: false } as const
  const waiting: Where = { state: { equals: 'waiting' } }
  const { values } = await payload.findDistinct({
    ...{ collection: 'comments', field: 'consultation', where: waiting, ...mine },
  })
  const ids = values.flatMap(({ consultation }) => idOf(consultation) ?? [])
  const { docs } = await payload.find({
    collection: 'consultations',
    where: { id: { in: ids } },
    sort: 'closesAt',
    depth: 0,
    pagination: false,
    limit: 500,
    select: { title: true },
    ...mine,
  })
  const heaps: Heap[] = []
  for (const { id, title } of [
    ...(docs as Consultation[]),
    { id: unknown, title: 'Góp ý không rõ đợt' },
  ]) {
    const { totalDocs } = await payload.count({
      collection: 'comments',
      where: { and: [ofConsultation(id), waiting] },
      ...mine,
    })
    if (totalDocs > 0) heaps.push({ id, title, waiting: totalDocs })
  }
  return heaps
}

const ofConsultation = (id: string): Where =>
  id === unknown ? { consultation: { exists: false } } : { consultation: { equals: id } }

async function filesOf(payload: Payload, user: Staff, comments: readonly Comment[]) {
  const ids = comments.flatMap(({ files }) => (files ?? []).flatMap((file) => idOf(file) ?? []))
  const { docs } = await payload.find({
    collection: 'comment-files',
    where: { id: { in: ids } },
    depth: 0,
    pagination: false,
    limit: 500,
    user,
    overrideAccess: false,
  })
  return new Map(
    (docs as CommentFile[]).map(({ id, title, filename }) => {
      const name = filename ?? id
      const href = `/api/comment-files/file/${encodeURIComponent(name)}`
      return [id, { title: title || name, name, href }]
    }),
  )
}

async function draftsOf(payload: Payload, comments: readonly Comment[]) {
  const ids = [...new Set(comments.flatMap(({ draft }) => idOf(draft) ?? []))]
  const { docs } = await payload.find({
    collection: 'draft-texts',
    where: { id: { in: ids } },
    depth: 0,
    pagination: false,
    limit: 100,
    select: { provisions: true },
    // What stood on a public form; a synthesiser of another agency reads it too.
    overrideAccess: true,
  })
  return new Map(
    (docs as DraftText[]).map(({ id, provisions }) => [id, (provisions ?? []) as Provision[]]),
  )
}

function quoteOf(draft: Provision[] | undefined, id: string | null | undefined): string | null {
  const found = draft && id ? findProvision(draft, id) : undefined
  if (!found) return null
  const text = provisionText([found])
  return text.length > quoted ? `${text.slice(0, quoted).toWellFormed()}…` : text
}

async function countAlike(
  payload: Payload,
  user: Staff,
  of: Where,
  comments: readonly Comment[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const keys = new Set(comments.flatMap(({ textKey }) => textKey ?? []))
  for (const key of keys) {
    const { totalDocs } = await payload.count({
      collection: 'comments',
      where: { and: [of, { textKey: { equals: key } }] },
      user,
      overrideAccess: false,
    })
    counts.set(key, totalDocs)
  }
  return counts
}
