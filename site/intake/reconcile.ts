import { setTimeout as pause } from 'node:timers/promises'
import { sql } from '../store/open.ts'
import type { CmsClient } from './cms-client.ts'
import { dropFiles, sweepFolders } from './folders.ts'
import type { Journal } from './journal.ts'

const day = 86_400_000
/** How many ids the CMS is asked about at once. */
const many = 1000
/** After so many milliseconds a CMS that did not answer is asked again. */
const retryAfter = 30_000
const keptDays = 30

type Settings = {
  journal: Journal
  folder: string
  cms: CmsClient
  clock(): Date
  /** Called when something waits to be sent again. */
  wake(): void
  log(level: 'info' | 'warn' | 'error', text: string, about?: Record<string, unknown>): void
  /** Resolves after so many milliseconds, or when the signal says so. */
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>
}

const waitByTimer = (milliseconds: number, signal: AbortSignal) =>
  // Rejects when it is cut short, which is no failure.
  pause(milliseconds, undefined, { signal, ref: false }).catch(() => {})

/** At once and then every day: what the CMS lost is sent again, and what nobody needs any more is erased. */
export async function keepReconciled(settings: Settings, signal: AbortSignal): Promise<void> {
  const { wait = waitByTimer } = settings
  while (!signal.aborted) {
    const done = await reconcile(settings, signal).catch((error: unknown) => {
      if (!signal.aborted) settings.log('warn', 'Chưa đối chiếu được góp ý với CMS', { err: error })
      return false
    })
    await wait(done ? day : retryAfter, signal)
  }
}

/** One comparison, then the erasure: nothing is erased that the CMS was not just asked about. */
export async function reconcile(settings: Settings, signal: AbortSignal): Promise<true> {
  const { journal, cms, wake, log } = settings
  let lacking = 0
  for (let after = ''; ; ) {
    const ids = keptAfter(journal, after)
    const last = ids.at(-1)
    if (last === undefined) break
    const lost = await cms.lacking(ids, signal)
    if (lost.length > 0) await sendAgain(journal, lost)
    lacking += lost.length
    after = last
  }
  if (lacking > 0) log('warn', 'CMS thiếu góp ý đã nhận; gửi lại', { lacking })
  wake()
  await eraseOld(settings)
  return true
}

/** Delivered submissions that could be sent again, in the order of their ids. */
const keptAfter = ({ db }: Journal, after: string) =>
  sql(
    db,
    `SELECT id FROM submissions WHERE state = 'delivered' AND body IS NOT NULL AND id > ?
     ORDER BY id LIMIT ${many}`,
  )
    .all(after)
    .map(({ id }) => String(id))

const sendAgain = (journal: Journal, ids: string[]) =>
  journal.write(() => {
    for (const id of ids)
      sql(
        journal.db,
        `UPDATE submissions SET state = 'waiting', tries = 0, retry_at = 0
         WHERE id = ? AND state = 'delivered' AND body IS NOT NULL`,
      ).run(id)
  })

/** Bodies and files go 30 days after delivery, from the database's log too; id, hashes and times stay. */
async function eraseOld({ journal, folder, clock }: Settings): Promise<void> {
  const { db } = journal
  const now = clock()
  const before = new Date(now.getTime() - keptDays * day).toISOString()
  const old = sql(
    db,
    `SELECT id FROM submissions WHERE state = 'delivered' AND body IS NOT NULL AND delivered_at <= ?`,
  )
    .all(before)
    .map(({ id }) => String(id))
  await journal.write(() => {
    for (const id of old)
      sql(db, 'UPDATE submissions SET body = NULL, erased_at = ? WHERE id = ?').run(
        now.toISOString(),
        id,
      )
  })
  if (old.length > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  for (const id of old) await dropFiles(folder, id)
  await sweepFolders(folder, journal, new Date(now.getTime() - day))
}
