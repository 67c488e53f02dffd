import type { Payload, Where } from 'payload'
import { flattenProvisions } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import type { Submission } from '#shared/submission.ts'
import { idOf } from '../access.ts'
import { askable } from '../feed/present.ts'
import type { Consultation, DraftText } from '../payload-types.ts'
import type { Target } from './judge.ts'

type Known = NonNullable<Target['draft']> & { revision: string }

/** Texts whose provisions are remembered; more are seldom open at once. */
const remembered = 20

/** Milliseconds for which a consultation is taken as it was read: thousands of comments name the same. */
const fresh = 1_000

/** Finds what submissions name. A draft's text is read once for each of its revisions. */
export function createTargets(payload: Payload) {
  const drafts = new Map<string, Known>()
  const asked = new Map<string, { at: number; target: Promise<Target> }>()

  async function draftOf(id: string): Promise<Known | undefined> {
    const row = await byId<DraftText>(payload, 'draft-texts', id, { revision: true })
    if (!row) return undefined
    const revision = row.revision ?? ''
    const known = drafts.get(id)
    if (known?.revision === revision) return known
    const whole = await byId<DraftText>(payload, 'draft-texts', id)
    const provisions = (whole?.provisions ?? []) as Provision[]
    const read: Known = {
      ...{ id, revision, consultation: idOf(whole?.consultation) },
      provisions: new Set(flattenProvisions(provisions).map((one) => one.id)),
    }
    drafts.delete(id)
    drafts.set(id, read)
    for (const old of [...drafts.keys()].slice(0, -remembered)) drafts.delete(old)
    return read
  }

  async function read(submission: Submission): Promise<Target> {
    const row = await byId<Consultation>(payload, 'consultations', submission.consultation, {
      ...{ agency: true, opensAt: true, closesAt: true, questions: true },
      ...{ _status: true, publishedAt: true, withdrawnAt: true, deletedAt: true },
    })
    const draft = submission.draft === undefined ? undefined : await draftOf(submission.draft)
    if (!row) return {}
    const consultation = {
      id: row.id,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      publicFrom: publicFrom(row),
      agency: idOf(row.agency),
      questions: new Set((row.questions ?? []).map(({ id }) => id ?? '')),
    }
    return { consultation, ...(draft && { draft }) }
  }

  return function targetOf(submission: Submission): Promise<Target> {
    const key = `${submission.consultation} ${submission.draft ?? ''}`
    const known = asked.get(key)
    if (known && performance.now() - known.at < fresh) return known.target
    const target = read(submission)
    asked.delete(key)
    asked.set(key, { at: performance.now(), target })
    for (const old of [...asked.keys()].slice(0, -remembered)) asked.delete(old)
    target.catch(() => asked.delete(key))
    return target
  }
}

function publicFrom(row: Consultation): string | undefined {
  const shown = row._status === 'published' && !row.deletedAt && !row.withdrawnAt
  return shown && row.publishedAt ? new Date(row.publishedAt).toISOString() : undefined
}

async function byId<T extends { id: string }>(
  payload: Payload,
  collection: 'consultations' | 'draft-texts',
  id: string,
  select?: Record<string, true>,
): Promise<T | undefined> {
  if (askable(payload, [id]).length === 0) return undefined
  const where: Where = { id: { equals: id } }
  const found = await payload.db.findOne<T>({ collection, where, ...(select && { select }) })
  return found ?? undefined
}
