import {
  type CollectionBeforeValidateHook,
  type CollectionSlug,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { reservedDocumentSlugs } from '#shared/paths.ts'
import { slugify } from '#shared/text.ts'
import { findBy } from '../database/find-by.ts'

/** Addresses that belong to lists of the site, by collection. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  documents: reservedDocumentSlugs,
  sections: ['tin-tuc', 'van-ban'],
}

/**
 * The last part of the address: what was typed, made fit for an address, else the title. A typed one
 * that is taken is refused in words; one made here gets a number.
 */
export const makeSlug =
  (
    make: (record: Record<string, unknown>) => string = ({ title }) => slugify(String(title ?? '')),
  ): CollectionBeforeValidateHook =>
  async ({ collection, data = {}, originalDoc, req }) => {
    const typed = slugify(String(data.slug ?? ''))
    const wanted = typed || make({ ...originalDoc, ...data })
    if (wanted === '') return data
    if (typed && typed === originalDoc?.slug) return { ...data, slug: typed }
    const taken = (slug: string) => holder(collection.slug, slug, originalDoc?.id, req)
    const first = await taken(wanted)
    if (first === undefined) return { ...data, slug: wanted }
    if (typed) refuse(collection.slug, wanted, first, req)
    for (let n = 2; ; n += 1) {
      const slug = `${wanted}-${n}`
      if ((await taken(slug)) === undefined) return { ...data, slug }
    }
  }

/** Whose slug it is already, the trash included; '' when it belongs to a list of the site. */
async function holder(
  collection: CollectionSlug,
  slug: string,
  own: unknown,
  req: PayloadRequest,
): Promise<string | undefined> {
  if (reserved[collection]?.includes(slug)) return ''
  const holders = await findBy<{ title?: string; deletedAt?: string }>(req, {
    ...{ collection, field: 'slug', value: slug, fields: ['title', 'deletedAt'] },
  })
  const found = holders.find(({ id }) => id !== own)
  if (!found) return undefined
  return `"${found.title ?? found.id}"${found.deletedAt ? ' trong thùng rác' : ''}`
}

function refuse(collection: string, slug: string, whose: string, req: PayloadRequest): never {
  const message =
    whose === ''
      ? `Địa chỉ "${slug}" dành cho một trang danh sách của cổng. Chọn địa chỉ khác.`
      : `Địa chỉ "${slug}" đã dùng cho ${whose}. Chọn địa chỉ khác.`
  throw new ValidationError({ collection, errors: [{ message, path: 'slug' }], req }, req.t)
}
