import { randomBytes, randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook, GlobalBeforeChangeHook, PayloadRequest } from 'payload'
import { publicRow } from './saving.ts'

/** Stamps every save: sites compare revisions for equality only, the feed looks for `changedAt`. */
export const stamp = () => ({
  revision: randomUUID().replaceAll('-', ''),
  changedAt: new Date().toISOString(),
})

export const revise: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') await publicRow(collection, originalDoc?.id, req)
  return { ...data, ...(operation === 'create' && { id: data.id ?? newId(req) }), ...stamp() }
}

export const reviseGlobal: GlobalBeforeChangeHook = ({ data }) => ({ ...data, ...stamp() })

/** Ids are made here, so that a slug can carry its record's; MongoDB's are 12 bytes. */
export function newId(req: Pick<PayloadRequest, 'payload'>): string {
  return req.payload.db.name === 'mongoose' ? randomBytes(12).toString('hex') : randomUUID()
}

/** At the first publishing without a date, the instant of this save: later, and the feed would take it for a schedule. */
export const dateFirstPublishing: CollectionBeforeChangeHook = ({ data }) =>
  data._status === 'published' && !data.publishedAt
    ? { ...data, publishedAt: data.changedAt }
    : data
