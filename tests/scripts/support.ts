import type { BasePayload } from 'payload'

/** The agency that an import into an empty CMS names; document types come by themselves. */
export async function prepareForImport(payload: BasePayload): Promise<void> {
  await payload.create({
    collection: 'agencies',
    data: {
      title: 'Ủy ban nhân dân tỉnh',
      shortName: 'UBND tỉnh',
      slug: 'ubnd-tinh',
      level: 'tinh',
      order: 1,
    },
    // Nobody is logged in here.
    overrideAccess: true,
  })
}
