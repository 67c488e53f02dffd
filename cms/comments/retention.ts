import type { Payload } from 'payload'
import { dayOf } from '#shared/dates.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Consultation } from '../payload-types.ts'

/** Months after a text is issued for which its commenters can still be written to; the notice on the form says so. */
const months = 12

/**
 * Erases e-mail and telephone of comments whose text was issued 12 months ago (Decree 13/2023); words
 * and names stay with the dossier. Gives how many comments were changed; a second run changes none.
 */
export async function eraseContacts(payload: Payload, now: Date): Promise<number> {
  const until = new Date(now)
  until.setUTCMonth(until.getUTCMonth() - months)
  const { docs } = await payload.db.find<Pick<Consultation, 'id'>>({
    collection: 'consultations',
    where: { issuedOn: { less_than_equal: dayOf(until) } },
    select: { issuedOn: true },
    pagination: false,
    limit: 0,
  })
  let erased = 0
  for (const { id } of docs) erased += await eraseOf(payload, id)
  return erased
}

/** Of one consultation, with the row that says so in the log, or not at all. */
function eraseOf(payload: Payload, consultation: string): Promise<number> {
  const where = {
    and: [
      { consultation: { equals: consultation } },
      { or: [{ email: { exists: true } }, { phone: { exists: true } }] },
    ],
  }
  return inTransaction(payload, async (req) => {
    const { totalDocs } = await payload.db.count({ collection: 'comments', where, req })
    if (totalDocs === 0) return 0
    await payload.db.updateMany({
      collection: 'comments',
      where,
      data: { email: null, phone: null, mailDue: null },
      req,
    })
    await payload.db.create({
      collection: 'events',
      returning: false,
      data: {
        action: 'update',
        collection: 'consultations',
        recordId: consultation,
        recordTitle: `Xóa thông tin liên hệ của ${totalDocs} góp ý`,
        changed: ['email', 'phone'],
        at: new Date().toISOString(),
      },
      req,
    })
    return totalDocs
  })
}
