import type { DatabaseAdapterObj } from 'payload'
import type { Environment } from '#shared/environment.ts'

/** The database that `DATABASE_URL` names, a SQLite file or MongoDB; the driver of the other is not loaded. */
export async function database(env: Environment): Promise<DatabaseAdapterObj> {
  if (!env.DATABASE_URL.startsWith('file:')) return (await import('./mongodb.ts')).mongodb(env)
  return (await import('./sqlite.ts')).sqlite(env.DATABASE_URL)
}
