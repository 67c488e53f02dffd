import { link, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { filesOf, type Publication } from '#shared/publication.ts'
import type { PublicFile } from '#shared/publication-parts.ts'
import { type Store, sql } from '../store/open.ts'
import type { FeedClient } from './feed-client.ts'
import { draftFile } from './write.ts'

/** Where an attachment stands: the folder is its content, the name only what a reader saves it as. */
export function attachmentFile(root: string, file: Pick<PublicFile, 'sha256' | 'name'>): string {
  return join(root, 'tep', file.sha256, file.name)
}

export async function filesAreHere(root: string, publication: Publication): Promise<boolean> {
  for (const file of filesOf(publication))
    if (!(await exists(attachmentFile(root, file)))) return false
  return true
}

/** Where brought files wait for their place, by their sha256. */
export type Brought = Map<string, string>

/** Brings every file of a publication whose bytes are not here yet, beside the tree. */
export async function bringFiles(
  feed: FeedClient,
  db: Store,
  root: string,
  publication: Publication,
  signal: AbortSignal,
): Promise<Brought> {
  const brought: Brought = new Map()
  try {
    for (const file of filesOf(publication)) {
      if (brought.has(file.sha256) || (await sourceOf(db, root, file))) continue
      const draft = draftFile(root)
      await feed.download(file, publication, draft, signal)
      brought.set(file.sha256, draft)
    }
  } catch (error) {
    await forgetFiles(brought)
    throw error
  }
  return brought
}

/**
 * Puts a publication's files in their places; a second name of the same bytes is a hard link. False
 * when one that was here has gone meanwhile.
 */
export async function placeFiles(
  db: Store,
  root: string,
  publication: Publication,
  brought: Brought,
): Promise<boolean> {
  for (const file of filesOf(publication)) {
    const target = attachmentFile(root, file)
    const source = brought.get(file.sha256) ?? (await sourceOf(db, root, file))
    if (source === undefined) return false
    if (await exists(target)) continue
    await mkdir(dirname(target), { recursive: true })
    await link(source, target)
  }
  return true
}

export async function forgetFiles(brought: Brought): Promise<void> {
  for (const draft of brought.values()) await rm(draft, { force: true })
}

/** These bytes in the tree, under this name or another. */
async function sourceOf(db: Store, root: string, file: PublicFile): Promise<string | undefined> {
  const named = sql(db, 'SELECT DISTINCT name FROM files WHERE sha256 = ?').all(file.sha256)
  for (const name of [file.name, ...named.map((row) => String(row.name))]) {
    const found = attachmentFile(root, { sha256: file.sha256, name })
    if (await exists(found)) return found
  }
  return undefined
}

/** Removes files of these publications that nothing refers to any more. Call it after the commit. */
export async function dropFiles(
  db: Store,
  root: string,
  files: Iterable<Pick<PublicFile, 'sha256' | 'name'>>,
): Promise<void> {
  for (const file of files) {
    const used = sql(db, 'SELECT 1 AS used FROM files WHERE sha256 = ? AND name = ?')
    if (used.get(file.sha256, file.name)) continue
    await rm(attachmentFile(root, file), { force: true })
    await removeFolderIfEmpty(join(root, 'tep', file.sha256))
  }
}

/** Removes what a crash left: attachments that no publication names. */
export async function sweepFiles(db: Store, root: string): Promise<void> {
  const top = join(root, 'tep')
  for (const sha256 of await list(top)) {
    const names = await list(join(top, sha256))
    await dropFiles(
      db,
      root,
      names.map((name) => ({ sha256, name })),
    )
    if (names.length === 0) await removeFolderIfEmpty(join(top, sha256))
  }
}

async function removeFolderIfEmpty(folder: string): Promise<void> {
  if ((await list(folder)).length === 0) await rm(folder, { recursive: true, force: true })
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
