import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { pathOf } from '#shared/paths.ts'
import type { Kind } from '#shared/publication.ts'
import {
  hasDrafts,
  isPublic,
  leavesPublicRow,
  type PublicRow,
  publicRow,
  savedOf,
  savingOf,
} from './saving.ts'

/** Leaves a redirect at the address that a published record has left. */
export const redirectMoved =
  (kind: Kind): CollectionAfterChangeHook =>
  async ({ collection, doc, operation, req }) => {
    const drafts = hasDrafts(collection)
    const { data } = savedOf(collection, doc.id, req)
    if (operation !== 'update' || leavesPublicRow(savingOf(collection, req), data)) return doc
    const before = await publicRow(collection, doc.id, req)
    if (!before || !wasReadable(before, drafts) || !isPublic(data, drafts)) return doc
    const [from, now] = [addressOf(kind, before), addressOf(kind, data)]
    if (from === undefined || now === undefined || from === now) return doc
    await retire(now, `portal:${kind}/${doc.id}`, req)
    await leave(from, `portal:${kind}/${doc.id}`, req)
    return doc
  }

const wasReadable = (row: PublicRow, drafts: boolean) =>
  isPublic(row, drafts) && (!drafts || new Date(String(row.publishedAt)) <= new Date())

const addressOf = (kind: Kind, row: Record<string, unknown>) =>
  typeof row.slug === 'string'
    ? pathOf({ kind, slug: row.slug, ...(row.lang === 'en' && { lang: 'en' as const }) })
    : undefined

/** The record has come back to an address it had left: that redirect has nothing more to say. */
async function retire(from: string, to: string, req: PayloadRequest): Promise<void> {
  await req.payload.update({
    collection: 'redirects',
    where: { and: [{ from: { equals: from } }, { to: { equals: to } }] },
    data: { deletedAt: new Date().toISOString() },
    depth: 0,
    req,
    // Follows from a save that was allowed; its author need not be a webmaster.
    overrideAccess: true,
  })
}

async function leave(from: string, to: string, req: PayloadRequest): Promise<void> {
  // As in `retire`.
  const common = { collection: 'redirects', depth: 0, req, overrideAccess: true } as const
  const { docs } = await req.payload.find({
    ...common,
    where: { from: { equals: from } },
    trash: true,
    limit: 1,
  })
  const [old] = docs
  if (old)
    await req.payload.update({ ...common, id: old.id, data: { to, deletedAt: null }, trash: true })
  else await req.payload.create({ ...common, data: { from, to } })
}
