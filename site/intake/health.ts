import { sql } from '../store/open.ts'
import type { Journal } from './journal.ts'

export type IntakeHealth = {
  /** Not at the CMS yet. */
  waiting: number
  /** What the CMS refused, the first few: an operator has to look. */
  parked: { id: string; reason: string }[]
  /** When the one that waits longest was received. */
  oldest?: string
}

/** How submissions stand on their way to the CMS. */
export function intakeHealth({ db }: Journal): IntakeHealth {
  const waiting = sql(
    db,
    "SELECT count(*) AS n, min(received_at) AS oldest FROM submissions WHERE state = 'waiting'",
  ).get()
  const parked = sql(
    db,
    "SELECT id, problem FROM submissions WHERE state = 'parked' ORDER BY received_at LIMIT 10",
  ).all()
  return {
    waiting: Number(waiting?.n),
    parked: parked.map(({ id, problem }) => ({ id: String(id), reason: String(problem) })),
    ...(waiting?.oldest && { oldest: String(waiting.oldest) }),
  }
}
