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

/** Brings every file of a publication that is not here yet. A second name of the same bytes is a hard link. */
export async function bringFiles(
  feed: FeedClient,
  db: Store,
  root: string,
  publication: Publication,
): Promise<void> {
  for (const file of filesOf(publication)) {
    const target = attachmentFile(root, file)
    if (await exists(target)) continue
    const twin = sql(db, 'SELECT name FROM files WHERE sha256 = ? AND name <> ?').get(
      file.sha256,
      file.name,
    )
    const source = twin && attachmentFile(root, { sha256: file.sha256, name: String(twin.name) })
    if (source && (await exists(source))) {
      await mkdir(dirname(target), { recursive: true })
      await link(source, target).catch((error: NodeJS.ErrnoException) => {
        // Another record of the batch brought the same file meanwhile.
        if (error.code !== 'EEXIST') throw error
      })
    } else await feed.download(file, publication, draftFile(root), target)
  }
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
