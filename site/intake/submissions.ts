import type { Submission } from '#shared/submission.ts'
import { sql } from '../store/open.ts'
import type { Journal } from './journal.ts'

/** What the journal's rows are asked and told. */

export type Entry = { form: string; bodyHash: string; submission: Submission }

/** Writes a submission down, on the disk when it resolves; false when its form became one before. */
export function accept(journal: Journal, entry: Entry): Promise<boolean> {
  const { form, bodyHash, submission } = entry
  return journal.write(() => {
    const { changes } = sql(
      journal.db,
      `INSERT INTO submissions (id, code_hash, form, body_hash, consultation, received_at, body)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (form) DO NOTHING`,
    ).run(
      ...[submission.id, submission.codeHash, form, bodyHash],
      ...[submission.consultation, submission.receivedAt, JSON.stringify(submission)],
    )
    return changes === 1
  })
}

/** Hash of the body that this form became; undefined while it became none. */
export function bodyHashOf({ db }: Journal, form: string): string | undefined {
  const row = sql(db, 'SELECT body_hash FROM submissions WHERE form = ?').get(form)
  return row && String(row.body_hash)
}

/** What is known of a code; `submission` is absent once erased. */
export function findByCode({ db }: Journal, codeHash: string) {
  const row = sql(
    db,
    'SELECT id, consultation, received_at, state, body FROM submissions WHERE code_hash = ?',
  ).get(codeHash)
  if (!row) return undefined
  return {
    id: String(row.id),
    consultation: String(row.consultation),
    receivedAt: String(row.received_at),
    delivered: row.state === 'delivered',
    ...(row.body !== null && { submission: JSON.parse(String(row.body)) as Submission }),
  }
}

export type Waiting = { id: string; tries: number }

/** Those to be sent at `now`, the longest due first. */
export function dueAt({ db }: Journal, now: Date, limit: number): Waiting[] {
  return sql(
    db,
    `SELECT id, tries FROM submissions WHERE state = 'waiting' AND retry_at <= ?
     ORDER BY retry_at, received_at LIMIT ?`,
  )
    .all(now.getTime(), limit)
    .map(({ id, tries }) => ({ id: String(id), tries: Number(tries) }))
}

/** When the next one is due after `now`, in milliseconds since 1970; undefined when none is. */
export function nextDue({ db }: Journal, now: Date): number | undefined {
  const row = sql(
    db,
    "SELECT min(retry_at) AS at FROM submissions WHERE state = 'waiting' AND retry_at > ?",
  ).get(now.getTime())
  return row?.at == null ? undefined : Number(row.at)
}

/** A submission whose body is not erased; throws without one. */
export function bodyOf({ db }: Journal, id: string): Submission {
  const row = sql(db, 'SELECT body FROM submissions WHERE id = ?').get(id)
  return JSON.parse(String(row?.body)) as Submission
}

export const markDelivered = (journal: Journal, id: string, at: Date) =>
  journal.write(() => {
    sql(
      journal.db,
      "UPDATE submissions SET state = 'delivered', delivered_at = ?, problem = NULL WHERE id = ?",
    ).run(at.toISOString(), id)
  })

/** It will be sent again at `retryAt`. */
export const markFailed = (journal: Journal, id: string, problem: string, retryAt: Date) =>
  journal.write(() => {
    sql(
      journal.db,
      'UPDATE submissions SET tries = tries + 1, retry_at = ?, problem = ? WHERE id = ?',
    ).run(retryAt.getTime(), problem, id)
  })

/** It waits for an operator; the others go on. */
export const markParked = (journal: Journal, id: string, problem: string) =>
  journal.write(() => {
    sql(journal.db, "UPDATE submissions SET state = 'parked', problem = ? WHERE id = ?").run(
      problem,
      id,
    )
  })

/** Gives what was refused another chance: this program, or the CMS, may be a newer one. */
export const retryParked = (journal: Journal) =>
  journal.write(() => {
    sql(
      journal.db,
      "UPDATE submissions SET state = 'waiting', tries = 0, retry_at = 0 WHERE state = 'parked'",
    ).run()
  })
