import { createHash } from 'node:crypto'
import { dataNotice } from '#shared/messages-consultation.ts'
import { provisionLabel } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import { cleanText } from '#shared/submission-form.ts'
import { instantOf } from './consultations.ts'
import type { SeedComment } from './content/comment.ts'
import { comments } from './content/comments.ts'
import { consultations } from './content/consultations.ts'
import { ensureAll, idOf, type Seeding } from './ensure.ts'

type Target = {
  id: string
  agency: string
  draft: string
  provisions: Provision[]
  questions: string[]
}

/** Handwritten comments in several states, as if they had come by the form. */
export async function seedComments(seeding: Seeding): Promise<void> {
  const targets = new Map<string, Target>()
  for (const slug of new Set(comments.map(({ to }) => to)))
    targets.set(slug, await target(slug, seeding))
  await ensureAll(
    seeding,
    { collection: 'comments', kind: 'comment', by: 'submission', label: 'Góp ý' },
    comments.map((comment, i) => {
      const submission = idFor(i, comment)
      return {
        key: submission,
        data: () => ({ submission, ...recordOf(comment, targets.get(comment.to), seeding) }),
      }
    }),
  )
}

/** The same comment has the same id in every seed. */
function idFor(index: number, { to, name }: SeedComment): string {
  const hex = createHash('sha256').update(`${index} ${to} ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function recordOf(
  comment: SeedComment,
  found: Target | undefined,
  seeding: Seeding,
): Record<string, unknown> {
  if (!found) throw new Error(`No consultation ${comment.to}`)
  const received = new Date(
    Date.parse(instantOf(fromOf(comment.to) + comment.day, seeding)) + minutes(comment.at) * 60_000,
  )
  const label =
    comment.provision === undefined
      ? undefined
      : provisionLabel(found.provisions, comment.provision)
  if (comment.provision !== undefined && label === undefined)
    throw new Error(`No provision ${comment.provision} in ${comment.to}`)
  const text = cleanText(comment.text)
  const decided = comment.state !== 'waiting'
  return {
    consultation: found.id,
    agency: found.agency,
    draft: found.draft,
    receivedAt: received.toISOString(),
    formOpenedAt: new Date(received.getTime() - 300_000).toISOString(),
    ...(label !== undefined && { provision: comment.provision, provisionLabel: label }),
    ...(comment.question !== undefined && { question: found.questions[comment.question - 1] }),
    text,
    name: comment.name,
    as: comment.as ?? 'ca-nhan',
    organisation: comment.organisation,
    hideName: comment.hideName ?? false,
    email: 'nguoi-gop-y@quangngai.example',
    age: 'tu-16',
    consent: { notice: dataNotice('Cơ quan soạn thảo'), news: false },
    // Nobody holds the code of a made-up comment.
    codeHash: createHash('sha256').update(`seed ${text} ${comment.name}`).digest('hex'),
    state: comment.state,
    reason: comment.reason,
    note: comment.note,
    ...(decided && { decidedAt: new Date(received.getTime() + 86_400_000).toISOString() }),
  }
}

const fromOf = (slug: string) => consultations.find((one) => one.slug === slug)?.from ?? 0
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

async function target(slug: string, seeding: Seeding): Promise<Target> {
  const { payload } = seeding
  const id = idOf(seeding, 'consultation', slug)
  // A script reads what no role may: nobody is logged in here.
  const consultation = await payload.findByID({
    collection: 'consultations',
    id,
    depth: 0,
    trash: true,
    overrideAccess: true,
  })
  const { docs } = await payload.find({
    collection: 'draft-texts',
    where: { consultation: { equals: id } },
    sort: '-version',
    limit: 1,
    depth: 0,
    trash: true,
    overrideAccess: true,
  })
  return {
    id,
    agency: String(consultation.agency),
    draft: String(docs[0]?.id ?? ''),
    provisions: (docs[0]?.provisions ?? []) as Provision[],
    questions: (consultation.questions ?? []).map((question) => String(question.id)),
  }
}
