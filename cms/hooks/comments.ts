import { APIError, type CollectionBeforeChangeHook, ValidationError } from 'payload'

/** What moderation may write; everything else of a comment stays as it came. */
const decided = ['state', 'reason', 'note', 'decidedAt', 'decidedBy', 'mailDue'] as const
const stamped = ['revision', 'changedAt', 'updatedAt', 'search'] as const
const open: ReadonlySet<string> = new Set([...decided, ...stamped])

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
