import { type BasePayload, type CollectionSlug, createLocalReq, createOperation } from 'payload'
import { answeredBy } from '../database/find-by.ts'
import { inTransaction } from '../database/transaction.ts'
import { type Desk, openDesk } from './desk.ts'

/**
 * Creates records of one collection as Payload creates each of them, hooks, checks and versions
 * included; but what they ask and write at the same point goes to the database as one statement.
 * All are created or none, and the first failure is thrown. They cannot refer to each other.
 */
export async function createTogether<Data extends object>(
  payload: BasePayload,
  collection: CollectionSlug,
  records: readonly Data[],
): Promise<{ id: string }[]> {
  return inTransaction(payload, async ({ transactionID }) => {
    const desk = openDesk(payload, transactionID === undefined ? {} : { transactionID })
    const results = await Promise.allSettled(records.map((data) => create(desk, collection, data)))
    const failed = results.find((result) => result.status === 'rejected')
    if (failed && transactionID === undefined) await desk.takeBack()
    if (failed) throw failed.reason
    return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  })
}

async function create(
  desk: Desk,
  collection: CollectionSlug,
  data: object,
): Promise<{ id: string }> {
  const req = await createLocalReq(
    { req: { ...desk.req }, context: answeredBy(desk.findBy) },
    desk.payload,
  )
  return createOperation({
    collection: desk.payload.collections[collection],
    data: structuredClone(data) as never,
    depth: 0,
    req,
    // The operator at the machine stands above the roles of the admin panel.
    overrideAccess: true,
  })
}
