import type { DatabaseSync } from 'node:sqlite'

/**
 * `form` is unique: one form becomes one submission. `body` is the whole submission as JSON until it is
 * erased; `retry_at` in milliseconds since 1970; `problem` says why the last try failed.
 */
const versions = [
  `CREATE TABLE submissions (
    id TEXT PRIMARY KEY,
    code_hash TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL UNIQUE, body_hash TEXT NOT NULL,
    consultation TEXT NOT NULL, received_at TEXT NOT NULL,
    body TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'parked')),
    tries INTEGER NOT NULL DEFAULT 0, retry_at INTEGER NOT NULL DEFAULT 0,
    delivered_at TEXT, problem TEXT, erased_at TEXT
  ) STRICT;
  CREATE INDEX submissions_waiting ON submissions (retry_at, received_at) WHERE state = 'waiting';
  CREATE INDEX submissions_parked ON submissions (received_at) WHERE state = 'parked';
  CREATE INDEX submissions_kept ON submissions (id) WHERE state = 'delivered' AND body IS NOT NULL`,
]

/** Brings the journal to this program's version, whole or not at all; nothing in it is ever dropped. */
export function migrateJournal(db: DatabaseSync): void {
  const found = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  if (found > versions.length)
    throw new Error(`Sổ góp ý journal.db thuộc bản cài đặt mới hơn (${found}).`)
  for (let version = found; version < versions.length; version += 1)
    db.exec(`BEGIN IMMEDIATE; ${versions[version]}; PRAGMA user_version = ${version + 1}; COMMIT`)
}
