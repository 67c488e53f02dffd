import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { DatabaseAdapterObj } from 'payload'
import { migrations } from '../migrations/index.ts'
import { extraIndexes } from './indexes.ts'
import { oneAtATime } from './turns.ts'

/**
 * A SQLite file: write-ahead log, real transactions, those of this process one at a time, since
 * parallel BEGINs fail. Migrations run at start in production.
 */
export function sqlite(url: string): DatabaseAdapterObj {
  mkdirSync(dirname(resolve(url.slice('file:'.length))), { recursive: true })
  return oneAtATime(
    sqliteAdapter({
      // A new connection of the pool has its busy timeout from here, not from `busyTimeout`.
      client: { url, timeout: 5000, concurrency: 4 },
      busyTimeout: 5000,
      idType: 'uuid',
      allowIDOnCreate: true,
      wal: true,
      push: false,
      transactionOptions: {},
      migrationDir: resolve('cms/migrations'),
      prodMigrations: migrations,
      afterSchemaInit: [extraIndexes],
    }),
  )
}
