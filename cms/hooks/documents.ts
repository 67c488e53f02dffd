import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  ValidationError,
} from 'payload'
import { documentNumberKey, numberSearchKey, parseDocumentNumber } from '#shared/document-number.ts'
import { documentWarnings } from '#shared/document-warnings.ts'
import { slugify } from '#shared/text.ts'
import { idOf } from '../access.ts'
import { findBy } from '../database/find-by.ts'
import type { Document } from '../payload-types.ts'
import { newId } from './revise.ts'
import { makeSlug } from './slugs.ts'

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
  const slot = slotOf(data)
  if (!slot) return data
  const found = await findBy<{ title: string }>(req, {
    ...{ collection: collection.slug, field: 'numberSlot', value: slot, fields: ['title'] },
  })
  const other = found.find(({ id }) => id !== originalDoc?.id)
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
  return { ...data, numberSlot: slotOf(data) ?? `-${originalDoc?.id ?? data.id}` }
}

/** Issuer, number and year of a record that holds its number; the trash holds none. */
function slotOf(data: Partial<Document>): string | undefined {
  const parts = [idOf(data.issuer), data.numberKey, data.year]
  return data.deletedAt || parts.some((part) => !part) ? undefined : parts.join('|')
}

/** What is odd is said, not forbidden: real documents are odd. */
export const warn: CollectionBeforeChangeHook = async ({ data, req }) => {
  const [issuer] = await findBy<{ title: string; level?: string }>(req, {
    ...{ collection: 'agencies', field: 'id', value: idOf(data.issuer) ?? '' },
    fields: ['title', 'level'],
  })
  const warnings = documentWarnings({ ...data, issuer })
  return { ...data, warnings: warnings.length > 0 ? warnings.join('\n') : null }
}
