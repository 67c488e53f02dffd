import { APIError, type CollectionBeforeValidateHook, type GlobalBeforeValidateHook } from 'payload'
import { formatTime } from '#shared/dates.ts'
import { changedFields, type NamedField } from './changes.ts'

/** One field on which two people disagree: what this save carries, what is stored since. */
export type Disagreement = { field: string; label: string; yours: unknown; theirs: unknown }

/** A form opened before a colleague's save is refused with both texts, so that neither is lost (409). */
export const refuseStaleSave: CollectionBeforeValidateHook = ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update' && !req.context.isRestoringVersion)
    compare(data, originalDoc, collection.flattenedFields)
}

export const refuseStaleGlobal: GlobalBeforeValidateHook = ({ data, global, originalDoc, req }) => {
  if (!req.context.isRestoringVersion) compare(data, originalDoc, global.flattenedFields)
}

type Saved = Record<string, unknown> & { revision?: unknown; changedAt?: unknown }

function compare(mine: Saved | undefined, stored: Saved | undefined, fields: NamedField[]): void {
  if (!mine?.revision || !stored?.revision || mine.revision === stored.revision) return
  const disagreements: Disagreement[] = changedFields(stored, mine, fields).map((field) => ({
    field: field.name,
    label: typeof field.label === 'string' ? field.label : field.name,
    yours: mine[field.name] ?? null,
    theirs: stored[field.name] ?? null,
  }))
  const at = stored.changedAt ? ` lúc ${formatTime(String(stored.changedAt))}` : ''
  throw new APIError(
    `Có người đã lưu bản ghi này${at}, sau khi ông/bà mở. Chép lại phần đã sửa, tải lại trang rồi sửa tiếp.`,
    409,
    { stale: true, revision: stored.revision, disagreements },
    true,
  )
}
