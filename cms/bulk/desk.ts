import type { BaseDatabaseAdapter, BasePayload, PayloadRequest } from 'payload'
import { type FindBy, findTogether } from '../database/find-by.ts'
import { gather, oneByOne } from './gather.ts'
import { mongodbWriter } from './mongodb.ts'
import { sqliteWriter } from './sqlite.ts'

/** What a batch creates its records with. */
export type Desk = {
  /** Payload as the hooks know it; its database writes the rows of a batch together. */
  payload: BasePayload
  /** The transaction of the batch, where there is one. */
  req: Pick<Partial<PayloadRequest>, 'transactionID'>
  findBy: FindBy
  /** Removes what the batch has written, for a database without transactions. */
  takeBack(): Promise<void>
}

/** How one kind of database writes new rows together. */
export type Writer = Pick<BaseDatabaseAdapter, 'create' | 'createVersion'> & Pick<Desk, 'takeBack'>

export function openDesk(payload: BasePayload, req: Desk['req']): Desk {
  const turn = oneByOne()
  const { takeBack, ...writes } =
    payload.db.name === 'sqlite' ? sqliteWriter(payload, turn) : mongodbWriter(payload, turn)
  const db: BaseDatabaseAdapter = Object.assign(Object.create(payload.db), writes, {
    // A failure is the whole batch's, which rolls back once, when all have come to an end.
    rollbackTransaction: async () => {},
    // A new record has no old versions that its first could be one too many of.
    findVersions: async () => ({ docs: [] }),
  })
  return {
    payload: Object.create(payload, { db: { value: db } }),
    req,
    findBy: findTogether(payload, req, (together) => gather(turn, together)),
    takeBack,
  }
}
