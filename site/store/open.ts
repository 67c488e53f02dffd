import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { schema, schemaVersion } from './schema.ts'

export type Store = DatabaseSync

/**
 * Opens the content store for its one writer and makes its tables. A store of another schema is
 * emptied: everything in it comes from the feed and comes again.
 */
export function openStore(file: string): Store {
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000')
  const { user_version: found } = db.prepare('PRAGMA user_version').get() as {
    user_version: number
  }
  if (found !== schemaVersion) {
    dropEverything(db)
    db.exec(`BEGIN; ${schema}; PRAGMA user_version = ${schemaVersion}; COMMIT`)
  }
  return db
}

/** Opens the same file for reading only, as pages rendered on request do. */
export function openStoreReadOnly(file: string): Store {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  db.exec('PRAGMA cache_size = -8000')
  return db
}

function dropEverything(db: Store): void {
  const names = db
    .prepare(
      // A virtual table takes along the shadows that it keeps its words in.
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
    )
    .all() as { name: string }[]
  for (const { name } of names) db.exec(`DROP TABLE IF EXISTS "${name}"`)
}

const prepared = new WeakMap<Store, Map<string, StatementSync>>()

/** A statement of this text, prepared once per connection. */
export function sql(db: Store, text: string): StatementSync {
  const known = prepared.get(db) ?? new Map<string, StatementSync>()
  if (known.size === 0) prepared.set(db, known)
  const found = known.get(text)
  if (found) return found
  const statement = db.prepare(text)
  // Conditions are put together from parts; not every part names every value.
  statement.setAllowUnknownNamedParameters(true)
  known.set(text, statement)
  return statement
}

/** Runs `work` in one transaction: all of it is kept, or none. */
export function transaction<T>(db: Store, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Has the log written into the store and begun anew; while threads read in turns it grows without end. */
export function restartLog(db: Store): void {
  db.exec('PRAGMA wal_checkpoint(RESTART)')
}

/** The number of the last change to what stands in lists; see `touched` in schema.ts. */
export function lastTouched(db: Store): number {
  return Number(sql(db, 'SELECT max(n) AS n FROM touched').get()?.n ?? 0)
}

export function getMeta(db: Store, key: string): string | undefined {
  const row = sql(db, 'SELECT value FROM meta WHERE key = ?').get(key)
  return row ? String(row.value) : undefined
}

export function setMeta(db: Store, key: string, value: string | undefined): void {
  if (value === undefined) sql(db, 'DELETE FROM meta WHERE key = ?').run(key)
  else
    db.prepare(
      'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ).run(key, value)
}
