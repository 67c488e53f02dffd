import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'

const key = 'installation'

/** The id of this installation, kept in its database: a restored backup keeps it, an empty database gets a new one. */
export async function installationOf(payload: Payload): Promise<string> {
  const kept = await payload.kv.get<string>(key)
  if (kept !== null) return kept
  await payload.kv.set(key, randomUUID())
  const made = await payload.kv.get<string>(key)
  if (made === null) throw new Error('The database did not keep the installation id')
  return made
}
