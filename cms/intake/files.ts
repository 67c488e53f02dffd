import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '#shared/environment.ts'
import { fileLimits } from '#shared/submission.ts'

/** Milliseconds after which a file whose comment never came is thrown away. */
const patience = 86_400_000

/** Where files of comments lie, and where they wait for their comment, named by their SHA-256. */
export function foldersOf(env: Pick<Environment, 'PORTAL_DATA'>) {
  const kept = join(env.PORTAL_DATA, 'cms', 'comment-files')
  return { kept, incoming: join(kept, 'incoming') }
}
export type Folders = ReturnType<typeof foldersOf>

export type Received = 'kept' | 'known' | 'too-big' | 'other-content'

/** Writes one file whole and checked, or not at all. What is too long is read to its end and forgotten. */
export async function receiveFile(
  { incoming }: Folders,
  sha256: string,
  content: AsyncIterable<Buffer>,
): Promise<Received> {
  await mkdir(incoming, { recursive: true })
  const known = await exists(join(incoming, sha256))
  const draft = join(incoming, `.${sha256}-${randomUUID().slice(0, 8)}.part`)
  const hash = createHash('sha256')
  const handle = await open(draft, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of content) {
      size += chunk.length
      if (size > fileLimits.bytes) continue
      hash.update(chunk)
      if (!known) await handle.writeFile(chunk)
    }
    if (size > fileLimits.bytes) return 'too-big'
    if (hash.digest('hex') !== sha256) return 'other-content'
    if (known) return 'known'
    await handle.sync()
    await rename(draft, join(incoming, sha256))
    await syncFolder(incoming)
    return 'kept'
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
}

/**
 * Gives a waiting file the name it is kept under; `false` when it is neither here nor there. Done before
 * the record is committed: a crash between leaves a name that the next try finds.
 */
export async function placeFile(
  { incoming, kept }: Folders,
  { sha256, name }: { sha256: string; name: string },
): Promise<boolean> {
  try {
    await link(join(incoming, sha256), join(kept, name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error
    return exists(join(kept, name))
  }
  await syncFolder(kept)
  return true
}

/** Its comment has it now; another comment with the same file brings it again. */
export const forgetIncoming = ({ incoming }: Folders, sha256: string) =>
  rm(join(incoming, sha256), { force: true })

/** Throws away what waited for more than a day, half-written files included; how many. */
export async function sweepIncoming({ incoming }: Folders, now = new Date()): Promise<number> {
  await mkdir(incoming, { recursive: true })
  let gone = 0
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() })) // gone meanwhile
    if (mtimeMs > now.getTime() - patience) continue
    await rm(path, { force: true })
    gone += 1
  }
  return gone
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
