import type { Payload } from 'payload'
import type { PublicationOf } from '#shared/publication.ts'
import { withholdReasons } from '#shared/publication-consultation.ts'
import { inTransaction } from '../database/transaction.ts'
import { stamp } from '../hooks/revise.ts'
import type { Tally } from '../payload-types.ts'
import { type Counted, countComments } from './count.ts'

export type Counts = Pick<
  PublicationOf<'tally'>,
  'received' | 'shown' | 'waiting' | 'withheld' | 'reasons' | 'provisions'
>

/** What was counted, as the page says it; received is shown and waiting and withheld together. */
export function sumUp(counted: readonly Counted[]): Counts {
  const sum = (rows: readonly Counted[]) => rows.reduce((all, { count }) => all + count, 0)
  const inState = (rows: readonly Counted[], wanted: string) =>
    sum(rows.filter(({ state }) => state === wanted))
  const byProvision = Map.groupBy(counted, ({ provision }) => provision)
  return {
    received: sum(counted),
    shown: inState(counted, 'shown'),
    waiting: inState(counted, 'waiting'),
    withheld: inState(counted, 'withheld'),
    reasons: withholdReasons
      .map((reason) => ({ reason, count: sum(counted.filter((one) => one.reason === reason)) }))
      .filter(({ count }) => count > 0),
    provisions: [...byProvision]
      .map(([id, rows]) => ({ id, received: sum(rows), shown: inState(rows, 'shown') }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/**
 * Counts the comments of one consultation and writes its row when it says something else; the revision
 * written, if any. Counting and writing are one transaction: of two processes none writes an old count.
 */
export function recount(payload: Payload, consultation: string): Promise<string | undefined> {
  return inTransaction(payload, async (req) => {
    const counts = sumUp(await countComments(req, consultation))
    const where = { id: { equals: consultation } }
    const kept = await payload.db.findOne<Tally>({ collection: 'tallies', where, req })
    if (kept && same(kept, counts)) return undefined
    const data = { ...counts, ...stamp() }
    const common = { collection: 'tallies', returning: false, req } as const
    if (kept) await payload.db.updateOne({ ...common, id: consultation, data })
    else await payload.db.create({ ...common, data: { ...data, id: consultation } })
    return data.revision
  })
}

const same = (kept: Tally, counts: Counts) =>
  Object.entries(counts).every(
    ([name, value]) => JSON.stringify(kept[name as keyof Counts]) === JSON.stringify(value),
  )
