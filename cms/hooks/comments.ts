import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  ValidationError,
} from 'payload'
import { textKeyOf, titleOf } from '../comments/words.ts'

/** What moderation may write; everything else of a comment stays as it came. */
const decided = ['state', 'reason', 'note', 'decidedAt', 'decidedBy', 'mailDue'] as const
const stamped = ['revision', 'changedAt', 'updatedAt', 'search'] as const
const open: ReadonlySet<string> = new Set([...decided, ...stamped])

/** What a list calls a comment, and by what its copies are found. */
export const nameComment: CollectionBeforeValidateHook = ({ data = {}, operation }) =>
  operation === 'create' && typeof data.text === 'string'
    ? { ...data, title: titleOf({ ...data, text: data.text }), textKey: textKeyOf(data.text) }
    : data

/** A field that nobody may read is not found, sorted or counted by either: each answer would tell of it. */
export const refuseProbing: CollectionBeforeOperationHook = ({
  args,
  collection,
  overrideAccess,
}) => {
  if (overrideAccess === true) return
  const closed = new Set(
    collection.flattenedFields.filter(({ access }) => access?.read).map(({ name }) => name),
  )
  const { where, sort, field } = args as { where?: unknown; sort?: unknown; field?: unknown }
  const asked = [...pathsIn(where), ...[sort ?? []].flat(), field].flatMap((path) =>
    String(path ?? '').split(','),
  )
  if (asked.some((path) => closed.has(path.trim().replace(/^-/, '').split(/\.|__/)[0] ?? '')))
    throw new APIError('Không tìm và không xếp theo thông tin liên hệ được.', 403)
}

/** Every name that a `where` asks about, however deep. */
function pathsIn(where: unknown): string[] {
  if (Array.isArray(where)) return where.flatMap(pathsIn)
  if (where === null || typeof where !== 'object') return []
  return Object.entries(where).flatMap(([name, inside]) => [name, ...pathsIn(inside)])
}

/** Nobody changes what a citizen wrote, nor who wrote it, through whatever door. */
export const keepComment: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  for (const [name, value] of Object.entries(data)) {
    if (open.has(name) || value === undefined) continue
    if (bare(value) !== bare(originalDoc?.[name]))
      throw new APIError(
        'Không ai sửa được nội dung góp ý. Chỉ đổi được tình trạng công khai.',
        403,
      )
  }
  const kept = Object.entries(originalDoc ?? {}).filter(([name]) => !open.has(name))
  return { ...data, ...Object.fromEntries(kept) }
}

const bare = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, one) =>
    one && typeof one === 'object' && 'id' in one && 'createdAt' in one ? one.id : one,
  )

/** Who decided, when; a comment is kept back only with a reason from the list. Its author is owed a mail. */
export const recordDecision: CollectionBeforeChangeHook = ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update') return data
  if (data.state === 'withheld' && !data.reason) {
    const errors = [{ path: 'reason', message: 'Chọn lý do không công khai.' }]
    throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
  }
  const reason = data.state === 'withheld' ? data.reason : null
  if (data.state === originalDoc?.state) return { ...data, reason }
  return {
    ...data,
    reason,
    decidedAt: new Date().toISOString(),
    decidedBy: req.user?.id ?? null,
    mailDue: originalDoc?.email ? data.state : null,
  }
}

/** A file that came with a comment never changes. */
export const keepAttachment: CollectionBeforeChangeHook = ({ data, operation }) => {
  if (operation === 'update') throw new APIError('Tệp góp ý không sửa được.', 403)
  return data
}
