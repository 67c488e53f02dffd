import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { pathOf } from '#shared/paths.ts'
import type { Kind } from '#shared/publication.ts'
import { findBy } from '../database/find-by.ts'
import {
  hasDrafts,
  isPublic,
  leavesPublicRow,
  type PublicRow,
  publicRow,
  savedOf,
  savingOf,
} from './saving.ts'

/**
 * Leaves a redirect at the address that a published record has left. Where a record comes to stand,
 * a redirect has nothing more to say: when that record goes, its address is gone with it.
 */
export const redirectMoved =
  (kind: Kind): CollectionAfterChangeHook =>
  async ({ collection, doc, operation, req }) => {
    const drafts = hasDrafts(collection)
    const { data } = savedOf(collection, doc.id, req)
    if (leavesPublicRow(savingOf(collection, req), data) || !isPublic(data, drafts)) return doc
    const before = operation === 'update' ? await publicRow(collection, doc.id, req) : undefined
    const from = before && wasReadable(before, drafts) ? addressOf(kind, before) : undefined
    const now = addressOf(kind, data)
    if (now === undefined || from === now) return doc
    await retire(now, req)
    if (from !== undefined) await leave(from, `portal:${kind}/${doc.id}`, req)
    return doc
  }

const wasReadable = (row: PublicRow, drafts: boolean) =>
  isPublic(row, drafts) && (!drafts || new Date(String(row.publishedAt)) <= new Date())

const addressOf = (kind: Kind, row: Record<string, unknown>) =>
  typeof row.slug === 'string'
    ? pathOf({ kind, slug: row.slug, ...(row.lang === 'en' && { lang: 'en' as const }) })
    : undefined

async function retire(from: string, req: PayloadRequest): Promise<void> {
  const found = await findBy<{ deletedAt?: string | null }>(req, {
    ...{ collection: 'redirects', field: 'from', value: from, fields: ['deletedAt'] },
  })
  if (found.every(({ deletedAt }) => deletedAt)) return
  await req.payload.update({
    collection: 'redirects',
    where: { from: { equals: from } },
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
