import type { BasePayload } from 'payload'
import type { Agency } from '#cms/payload-types.ts'
import type { Authority } from '#shared/publication.ts'
import type { Directive } from './judge-directive.ts'
import type { DocumentData } from './write-documents.ts'

/** Slugs of the two types that no code names. */
export const codelessTypes = { 'cong-van': 'cong-van', khac: 'van-ban-khac' } as const

/** Ids of document types by code, `cong-van` and `khac` included. */
export type Types = ReadonlyMap<string, string>

export async function findIssuer(
  payload: BasePayload,
  slug: string,
): Promise<{ ok: true; agency: Agency } | { ok: false; reason: string }> {
  const { docs } = await payload.find({
    collection: 'agencies',
    where: { slug: { equals: slug } },
    depth: 0,
    limit: 1,
    // An operator's script reads every agency.
    overrideAccess: true,
  })
  const agency = docs[0]
  if (agency) return { ok: true, agency }
  return {
    ok: false,
    reason: `Không có cơ quan nào có địa chỉ "${slug}". Tạo cơ quan trong trang quản trị, hoặc ghi lại --issuer, ví dụ --issuer ubnd-tinh.`,
  }
}

/** Throws when a type that every list needs is missing: the seed and the first start create them. */
export async function findTypes(payload: BasePayload): Promise<Types> {
  const { docs } = await payload.find({
    collection: 'document-types',
    depth: 0,
    limit: 0,
    pagination: false,
    // An operator's script reads every type.
    overrideAccess: true,
  })
  const types = new Map<string, string>()
  for (const { id, code, slug } of docs) {
    if (code) types.set(code, id)
    if (slug === codelessTypes['cong-van']) types.set('cong-van', id)
    if (slug === codelessTypes.khac) types.set('khac', id)
  }
  for (const [type, slug] of Object.entries(codelessTypes))
    if (!types.has(type))
      throw new Error(`Document type ${slug} is missing: run npm run seed first`)
  return types
}

/** A type whose record was trashed or never made becomes "Văn bản khác". */
export function documentOf(
  directive: Directive,
  list: { issuerId: string; authority: Authority; sample?: boolean },
  types: Types,
): DocumentData {
  const { number, title, issuedOn, type, validity } = directive
  return {
    number,
    title,
    issuedOn,
    type: types.get(type) ?? types.get('khac') ?? '',
    issuer: list.issuerId,
    authority: list.authority,
    sample: list.sample ?? false,
    ...(validity && {
      validityState: validity,
      validityReason: 'Theo cột hiệu lực của danh sách được nhập.',
    }),
    _status: 'published',
  }
}
