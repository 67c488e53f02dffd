import type { CollectionBeforeValidateHook } from 'payload'
import { idOf } from '../access.ts'

/** A drafter's new consultation belongs to the drafter's agency when nothing else is said. */
export const giveOwnAgency: CollectionBeforeValidateHook = ({ data = {}, operation, req }) =>
  operation === 'create' && !data.agency && req.user?.agency
    ? { ...data, agency: idOf(req.user.agency) }
    : data

/** A draft text belongs to the agency of its consultation. */
export const takeAgencyOfConsultation: CollectionBeforeValidateHook = async ({
  data = {},
  originalDoc,
  req,
}) => {
  const id = idOf(data.consultation ?? originalDoc?.consultation)
  if (id === undefined) return data
  const consultation = await req.payload.db.findOne<{ id: string; agency?: unknown }>({
    collection: 'consultations',
    where: { id: { equals: id } },
    select: { agency: true },
    req,
  })
  return { ...data, agency: idOf(consultation?.agency) ?? null }
}
