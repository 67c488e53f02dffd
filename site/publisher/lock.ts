import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type Lock = { release(): void }

/**
 * The right to write into a folder, for one program at a time; undefined when another holds it.
 * It is a lock of the operating system behind a SQLite file, so it ends with its holder, kill -9 included.
 */
export function takeLock(folder: string, name = 'publisher.lock'): Lock | undefined {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, name), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (String(error).includes('locked')) return undefined
    throw error
  }
  return { release: () => db.close() }
}
