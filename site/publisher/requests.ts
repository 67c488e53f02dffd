import { type Store, sql } from '../store/open.ts'
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

/** Takes a request back that nobody carried out: a consent must not wait for another occasion. */
export function withdrawRequest(db: Store, id: number): void {
  sql(db, 'DELETE FROM requests WHERE id = ? AND done_at IS NULL').run(id)
}

/** Does what was asked: a comparison, with what goes before it or is agreed to in it. */
export function carryOut<T>(
  db: Store,
  action: RequestAction,
  compare: (consent: Consent) => Promise<T>,
): Promise<T> {
  if (action === 'all') raiseAll(db, 'asked')
  return compare({
    removals: action === 'accept-removals',
    installation: action === 'accept-installation',
  })
}

/** Carries out what waits; a failure is written as the answer, and the publisher goes on. */
export async function answerRequests(
  { db, clock }: { db: Store; clock: () => Date },
  compare: (consent: Consent) => Promise<unknown>,
): Promise<void> {
  const waiting = sql(db, 'SELECT id, action FROM requests WHERE done_at IS NULL ORDER BY id').all()
  for (const { id, action } of waiting) {
    let answer = ''
    try {
      await carryOut(db, action as RequestAction, compare)
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
