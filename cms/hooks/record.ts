import type {
  CollectionAfterChangeHook,
  CollectionAfterLoginHook,
  CollectionAfterLogoutHook,
  CollectionBeforeChangeHook,
  GlobalAfterChangeHook,
  SanitizedCollectionConfig,
} from 'payload'
import type { EventAction } from '../collections/events.ts'
import type { OwnRequest } from '../database/transaction.ts'
import { changedFields } from './changes.ts'
import {
  forgetSave,
  hasDrafts,
  isPublic,
  leavesPublicRow,
  publicRow,
  rememberSaved,
  type Saving,
  savedOf,
  savingOf,
} from './saving.ts'

export type Entry = {
  /** Made by the database when it is not given. */
  id?: string
  action: EventAction
  collection: string
  recordId: string
  recordTitle: string
  changed?: string[]
}

/** One row of the log, in the transaction of what it tells of. */
export async function write(req: OwnRequest, entry: Entry): Promise<void> {
  const { user } = req
  // Past the access rules, as the table wants it, and past what Payload does for people's forms.
  await req.payload.db.create({
    collection: 'events',
    returning: false,
    data: {
      ...entry,
      changed: entry.changed ?? [],
      recordTitle: entry.recordTitle.slice(0, 500),
      at: new Date().toISOString(),
      ...(user && { actor: user.id, actorEmail: user.email }),
    },
    req,
  })
}

/** Notes what a save writes and which fields it changes, while the former values are at hand. */
export const noteChanges: CollectionBeforeChangeHook = ({ collection, data, originalDoc, req }) => {
  const changed = changedFields(originalDoc ?? {}, data, collection.flattenedFields).map(
    (field) => field.name,
  )
  if (data.password) changed.push('password')
  rememberSaved(collection, originalDoc?.id ?? data.id, req, { data, changed })
  return data
}

/** Who did what to a record, when, which fields; a save that changes nothing leaves no row. */
export const recordChange: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  req,
}) => {
  const { data, changed } = savedOf(collection, doc.id, req)
  const drafts = hasDrafts(collection)
  const action =
    operation === 'create'
      ? actionOfCreating(data, drafts)
      : actionOf(
          savingOf(collection, req),
          (await publicRow(collection, doc.id, req)) ?? {},
          data,
          drafts,
        )
  forgetSave(collection, doc.id, req)
  if (action === 'update' && changed.length === 0) return doc
  await write(req, {
    action,
    collection: collection.slug,
    recordId: String(doc.id),
    recordTitle: titleInLog(collection, data),
    changed,
  })
  return doc
}

/** What the log calls a record: its title, unless the collection names a field that tells less. */
function titleInLog(collection: SanitizedCollectionConfig, data: Record<string, unknown>): string {
  const field: unknown = collection.custom?.titleInLog
  if (typeof field === 'string') return String(data[field] ?? collection.labels.singular)
  return String(data[collection.admin.useAsTitle ?? 'id'] ?? data.id)
}

const actionOfCreating = (data: Record<string, unknown>, drafts: boolean): EventAction =>
  drafts && isPublic(data, drafts) ? 'publish' : 'create'

function actionOf(
  saving: Saving,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  drafts: boolean,
): EventAction {
  if (!before.deletedAt && after.deletedAt) return 'trash'
  if (before.deletedAt && !after.deletedAt) return 'restore'
  if (!drafts || leavesPublicRow(saving, after)) return 'update'
  if (after._status !== 'published') return isPublic(before, drafts) ? 'unpublish' : 'update'
  return after.withdrawnAt && !before.withdrawnAt ? 'withdraw' : 'publish'
}

export const recordGlobal: GlobalAfterChangeHook = async ({ doc, global, previousDoc, req }) => {
  const changed = changedFields(previousDoc ?? {}, doc, global.flattenedFields)
  if (changed.length > 0)
    await write(req, {
      action: 'update',
      collection: global.slug,
      recordId: global.slug,
      recordTitle: typeof global.label === 'string' ? global.label : global.slug,
      changed: changed.map((field) => field.name),
    })
  return doc
}

const ofUser = (user: { id: unknown; name?: unknown; email?: unknown }) => ({
  collection: 'users',
  recordId: String(user.id),
  recordTitle: String(user.name ?? user.email ?? user.id),
})

export const recordLogin: CollectionAfterLoginHook = async ({ req, user }) => {
  await write(req, { action: 'login', ...ofUser(user) })
  return user
}

export const recordLogout: CollectionAfterLogoutHook = async ({ req }) => {
  if (req.user) await write(req, { action: 'logout', ...ofUser(req.user) })
}
