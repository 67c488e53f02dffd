import type { DatabaseAdapterObj } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { mongodb } from './mongodb.ts'
import { sqlite } from './sqlite.ts'

/** The database that `DATABASE_URL` names: a SQLite file or MongoDB. */
export function database(env: Environment): DatabaseAdapterObj {
  return env.DATABASE_URL.startsWith('file:') ? sqlite(env.DATABASE_URL) : mongodb(env)
}
