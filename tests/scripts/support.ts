import type { BasePayload } from 'payload'
import { documentTypeCodes } from '#shared/document-types.ts'
import { slugify } from '#shared/text.ts'

/** An agency and every document type, enough for an import into an empty CMS. */
export async function prepareForImport(payload: BasePayload): Promise<void> {
  const create = (collection: 'agencies' | 'document-types', data: Record<string, unknown>) =>
    // The slug given, what else the type asks for is made by hooks.
    payload.create({ collection, data: data as never, overrideAccess: true })
  await create('agencies', {
    title: 'Ủy ban nhân dân tỉnh',
    shortName: 'UBND tỉnh',
    slug: 'ubnd-tinh',
    level: 'tinh',
  })
  for (const [code, title] of Object.entries(documentTypeCodes))
    await create('document-types', { title, code, slug: slugify(`${title} ${code}`) })
  await create('document-types', { title: 'Công văn', slug: 'cong-van' })
  await create('document-types', { title: 'Văn bản khác', slug: 'van-ban-khac' })
}
