import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  ValidationError,
} from 'payload'
import { documentNumberKey, numberSearchKey, parseDocumentNumber } from '#shared/document-number.ts'
import { documentWarnings } from '#shared/document-warnings.ts'
import { slugify } from '#shared/text.ts'
import { idOf } from '../access.ts'
import { newId } from './revise.ts'
import { makeSlug } from './slugs.ts'

type Row = { id: string; title: string; level?: string }

/** The number as it should be shown, its key for every spelling, and the year of its series. */
export const readNumber: CollectionBeforeValidateHook = ({ data = {}, operation, req }) => {
  const text = String(data.number ?? '')
  const parsed = parseDocumentNumber(text)
  const year = Number(String(data.issuedOn ?? '').slice(0, 4)) || null
  const id = operation === 'create' ? { id: data.id ?? newId(req) } : {}
  if (!parsed.ok) return { ...data, ...id, year, numberKey: numberSearchKey(text) || null }
  const { number } = parsed
  return { ...data, ...id, year, number: number.printed, numberKey: documentNumberKey(number) }
}

/** Number and symbol are unique for an issuer and year (Decree 30/2020, art. 15.1). */
export const refuseRepeatedNumber: CollectionBeforeValidateHook = async ({
  collection,
  data = {},
  originalDoc,
  req,
}) => {
  const issuer = idOf(data.issuer)
  if (!issuer || !data.numberKey || !data.year || data.deletedAt) return data
  const other = await req.payload.db.findOne<Row>({
    collection: collection.slug,
    where: {
      and: [
        { issuer: { equals: issuer } },
        { numberKey: { equals: data.numberKey } },
        { year: { equals: data.year } },
        { deletedAt: { exists: false } },
        ...(originalDoc?.id ? [{ id: { not_equals: originalDoc.id } }] : []),
      ],
    },
    select: { title: true },
    req,
  })
  if (!other) return data
  const message = `Số ${data.number} năm ${data.year} của cơ quan này đã có: "${other.title}". Sửa bản ghi đó hoặc kiểm tra lại số.`
  throw new ValidationError(
    { collection: collection.slug, errors: [{ message, path: 'number' }], req },
    req.t,
  )
}

/** `16-2017-qd-ubnd-1f50f8bd`: the folded number (without one, the title) and eight characters of the id. */
export const makeDocumentSlug = makeSlug(({ id, number, title }) => {
  const words = slugify(String(number || title || 'van-ban'))
    .split('-')
    .slice(0, 12)
  return [...words, String(id).slice(0, 8)].join('-')
})

/** Holds the place of issuer, number and year in an index, so that two saves at once cannot both have it. */
export const holdNumber: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const parts = [idOf(data.issuer), data.numberKey, data.year]
  const free = data.deletedAt || parts.some((part) => !part)
  return { ...data, numberSlot: free ? `-${originalDoc?.id ?? data.id}` : parts.join('|') }
}

/** What is odd is said, not forbidden: real documents are odd. */
export const warn: CollectionBeforeChangeHook = async ({ data, req }) => {
  const issuer = await req.payload.db.findOne<Row>({
    collection: 'agencies',
    where: { id: { equals: idOf(data.issuer) ?? '' } },
    select: { title: true, level: true },
    req,
  })
  const warnings = documentWarnings({ ...data, issuer: issuer ?? undefined })
  return { ...data, warnings: warnings.length > 0 ? warnings.join('\n') : null }
}
