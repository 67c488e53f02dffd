import type { Payload, PayloadRequest } from 'payload'

/** What a write of the portal's own carries: its transaction, where there is one, and no user. */
export type OwnRequest = Pick<PayloadRequest, 'payload' | 'user'> & Partial<PayloadRequest>

/** Runs `work` in one transaction, where the database has them: all that it writes is kept, or nothing. */
export async function inTransaction<T>(
  payload: Payload,
  work: (req: OwnRequest) => Promise<T>,
): Promise<T> {
  const transactionID = await payload.db.beginTransaction()
  if (transactionID === null) return work({ payload, user: null })
  try {
    const result = await work({ payload, user: null, transactionID })
    await payload.db.commitTransaction(transactionID)
    return result
  } catch (error) {
    await payload.db.rollbackTransaction(transactionID)
    throw error
  }
}
