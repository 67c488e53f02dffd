import { type Store, sql, transaction } from '../store/open.ts'
import type { Consent } from './reconcile.ts'
import { raiseAll } from './stale.ts'

/** What an operator may ask of a publisher, also of one that runs already. */
export type RequestAction = 'reconcile' | 'all' | 'accept-removals' | 'accept-installation'

/** Leaves a request in the store; returns its number. */
export function leaveRequest(db: Store, action: RequestAction, at: Date): number {
  const row = sql(db, 'INSERT INTO requests (action, at) VALUES (?, ?) RETURNING id').get(
    action,
    at.toISOString(),
  )
  return Number(row?.id)
}

/** The answer to a request, once it was carried out: '' for done, else one sentence. */
export function requestAnswer(db: Store, id: number): string | undefined {
  const row = sql(db, 'SELECT done_at, answer FROM requests WHERE id = ?').get(id)
  return row?.done_at ? String(row.answer ?? '') : undefined
}

/** Carries out what was asked; a failure is written as the answer, and the publisher goes on. */
export async function answerRequests(
  { db, clock }: { db: Store; clock: () => Date },
  compare: (consent: Consent) => Promise<unknown>,
): Promise<void> {
  const waiting = sql(db, 'SELECT id, action FROM requests WHERE done_at IS NULL ORDER BY id').all()
  for (const { id, action } of waiting) {
    let answer = ''
    try {
      if (action === 'all') transaction(db, () => raiseAll(db, 'asked'))
      await compare({
        removals: action === 'accept-removals',
        installation: action === 'accept-installation',
      })
    } catch (error) {
      answer = error instanceof Error ? error.message : String(error)
    }
    sql(db, 'UPDATE requests SET done_at = ?, answer = ? WHERE id = ?').run(
      clock().toISOString(),
      answer,
      Number(id),
    )
  }
}
