import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrateJournal } from './journal-schema.ts'

/** The journal of submissions: what is in it was acknowledged, and survives any crash. */
export type Journal = {
  db: DatabaseSync
  /**
   * Runs `work` in a transaction shared with whatever else comes in the same turn, and resolves when it
   * is on the disk. Rejects when it is not: then nothing of this work is kept.
   */
  write<T>(work: () => T): Promise<T>
  close(): void
}

type Work = { run(): void; kept(): void; failed(error: unknown): void }

/** Makes or opens `journal.db`; a newer program's journal is refused. */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: 5000 })
  // Its log takes the same rights: personal data, for this program and the operator.
  chmodSync(file, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  migrateJournal(db)
  let pending: Work[] = []
  const flush = () => {
    const works = pending
    pending = []
    if (commit(db, works) === undefined) return
    // One work that cannot be kept must not take the others with it.
    for (const work of works) {
      const error = commit(db, [work])
      if (error !== undefined) work.failed(error)
    }
  }
  return {
    db,
    write<T>(work: () => T) {
      return new Promise<T>((resolve, reject) => {
        let result: T
        if (pending.length === 0) setImmediate(flush)
        pending.push({
          run: () => {
            result = work()
          },
          kept: () => resolve(result),
          failed: reject,
        })
      })
    },
    close: () => db.close(),
  }
}

/** Keeps all of it, or nothing and returns why. */
function commit(db: DatabaseSync, works: Work[]): unknown {
  try {
    db.exec('BEGIN IMMEDIATE')
    for (const work of works) work.run()
    db.exec('COMMIT')
  } catch (error) {
    if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
    return error
  }
  for (const work of works) work.kept()
  return undefined
}
