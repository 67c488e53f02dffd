import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import type { Operation } from '#shared/roles.ts'
import { idOf, rulesOf } from '../access.ts'
import { hasDrafts, isPublic, leavesPublicRow, publicRow, savingOf } from './saving.ts'
import { subjectOf } from './subject.ts'

/**
 * What Payload's access functions cannot see: whether a save changes what the public sees, what
 * stands in the public row while a newer draft exists, and to which agency a record is moved.
 */
export const holdRights: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const saving = savingOf(collection, req)
  if (!saving.judged) return data
  const rules = (wanted: Operation) => rulesOf(req.user, subjectOf(collection.slug), wanted)
  const refuse = () => {
    throw new Forbidden(req.t)
  }

  const saved = rules(operation)
  if (saved.includes('own-agency') && !saved.includes('all')) {
    if (idOf(data.agency) !== idOf(req.user?.agency)) refuse()
  }

  const drafts = hasDrafts(collection)
  const before = await publicRow(collection, originalDoc?.id, req)
  const wasShown = isPublic(before, drafts)
  const trashing = !before?.deletedAt && Boolean(data.deletedAt)
  const restoring = Boolean(before?.deletedAt) && !data.deletedAt
  if (trashing || restoring) {
    const held = rules('trash')
    if (held.length === 0 || (!held.includes('all') && before?._status === 'published')) refuse()
  }
  if (!drafts || trashing || leavesPublicRow(saving, data)) return data
  const willBeShown = isPublic(data, drafts)
  if ((wasShown || willBeShown) && rules('publish').length === 0) refuse()
  return data
}
