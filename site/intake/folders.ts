import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from '../store/open.ts'
import type { Journal } from './journal.ts'

/**
 * The files of submissions, each named by its SHA-256 in the folder of its submission: under `incoming`
 * while the form is read, then beside it, where they stay as long as the body.
 */
export const incoming = (root: string, id: string) => join(root, 'incoming', id)
export const fileOf = (root: string, id: string, sha256: string) => join(root, id, sha256)

/** Puts the files of one form where they stay, on the disk before it returns. */
export async function keepFiles(root: string, id: string): Promise<void> {
  await sync(incoming(root, id))
  await rename(incoming(root, id), join(root, id))
  await sync(root)
}

/** Takes away whatever there is of a submission's files. */
export async function dropFiles(root: string, id: string): Promise<void> {
  for (const folder of [incoming(root, id), join(root, id)])
    await rm(folder, { recursive: true, force: true })
}

/** Takes away what uploads that were cut off left behind; only while nothing is being received. */
export async function sweepIncoming(root: string): Promise<void> {
  await rm(join(root, 'incoming'), { recursive: true, force: true })
  await mkdir(join(root, 'incoming'), { recursive: true })
}

/**
 * Takes away folders without a body in the journal; those made after `before` may still get theirs.
 * Without `before` nothing is being received.
 */
export async function sweepFolders(root: string, journal: Journal, before?: Date): Promise<void> {
  for (const id of await readdir(root)) {
    if (id === 'incoming') continue
    const kept = sql(
      journal.db,
      'SELECT 1 AS kept FROM submissions WHERE id = ? AND body IS NOT NULL',
    ).get(id)
    if (kept) continue
    const folder = join(root, id)
    if (before && (await stat(folder)).mtime >= before) continue
    await rm(folder, { recursive: true, force: true })
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
