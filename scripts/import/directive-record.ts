import type { BasePayload } from 'payload'
import type { Agency } from '#cms/payload-types.ts'
import { documentTypeCodes } from '#shared/document-types.ts'
import type { Authority } from '#shared/publication.ts'
import { slugify } from '#shared/text.ts'
import type { Directive } from './judge-directive.ts'
import type { DocumentData } from './write-documents.ts'

/** Slugs of the two types that no code names. */
export const codelessTypes = { 'cong-van': 'cong-van', khac: 'van-ban-khac' } as const

/** Ids of document types by code, `cong-van` and `khac` included. */
export type Types = ReadonlyMap<Directive['type'], string>

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

/** The types that a list needs; those missing are made, since an empty portal has none. */
export async function ensureTypes(
  payload: BasePayload,
  needed: ReadonlySet<Directive['type']>,
): Promise<Types> {
  const { docs } = await payload.find({
    collection: 'document-types',
    depth: 0,
    limit: 0,
    pagination: false,
    trash: true,
    // An operator's script reads every type.
    overrideAccess: true,
  })
  const types = new Map<Directive['type'], string>()
  const bySlug = new Map(docs.map((type) => [type.slug, type.id]))
  for (const type of needed) {
    const code = type in codelessTypes ? undefined : type
    const found = docs.find((one) => code !== undefined && one.code === code)?.id
    const slug = slugOf(type)
    types.set(type, found ?? bySlug.get(slug) ?? (await createType(payload, type, slug, code)))
  }
  return types
}

async function createType(
  payload: BasePayload,
  type: Directive['type'],
  slug: string,
  code: string | undefined,
): Promise<string> {
  const { id } = await payload.create({
    collection: 'document-types',
    data: { title: titleOf(type), slug, order: 100, ...(code && { code }) },
    depth: 0,
    // The operator at the machine stands above the roles of the admin panel.
    overrideAccess: true,
  })
  return id
}

function titleOf(type: Directive['type']): string {
  if (type === 'cong-van') return 'Công văn'
  return type === 'khac' ? 'Văn bản khác' : documentTypeCodes[type]
}

/** The address of a type of documents. */
export const slugOf = (type: Directive['type']) =>
  type === 'cong-van' || type === 'khac' ? codelessTypes[type] : slugify(titleOf(type))

/** The record of a directive; throws for a type that was not made ready. */
export function documentOf(
  directive: Directive,
  list: { issuerId: string; authority: Authority; sample?: boolean },
  types: Types,
): DocumentData {
  const { number, title, issuedOn, validity } = directive
  const type = types.get(directive.type)
  if (type === undefined) throw new Error(`No document type for ${directive.type}`)
  return {
    number,
    title,
    issuedOn,
    type,
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
