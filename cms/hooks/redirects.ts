import { type CollectionBeforeValidateHook, ValidationError } from 'payload'

/** One target for an address, and never itself. */
export const oneTarget: CollectionBeforeValidateHook = async ({
  collection,
  data = {},
  originalDoc,
  req,
}) => {
  const refuse = (path: string, message: string) => {
    throw new ValidationError(
      { collection: collection.slug, errors: [{ message, path }], req },
      req.t,
    )
  }
  if (!data.from) return data
  if (data.from === data.to) refuse('to', 'Địa chỉ cũ và nơi dẫn đến phải khác nhau.')
  const other = await req.payload.db.findOne<{ id: string; to?: string; deletedAt?: string }>({
    collection: collection.slug,
    where: {
      and: [
        { from: { equals: data.from } },
        ...(originalDoc?.id ? [{ id: { not_equals: originalDoc.id } }] : []),
      ],
    },
    select: { to: true, deletedAt: true },
    req,
  })
  const where = other?.deletedAt ? ' (trong thùng rác)' : ''
  if (other) refuse('from', `Địa chỉ này đã dẫn đến ${other.to}${where}. Sửa bản ghi đó.`)
  return data
}
