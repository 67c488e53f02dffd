import { createHash } from 'node:crypto'
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const brotli = promisify(brotliCompress)

/** Brotli; 5 for pages that change, 11 for files that last. */
export function compress(body: Buffer, quality: number): Promise<Buffer> {
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}

/** Where a page's file stands under `root`: `/a/` is `a/index.html`, `/a.xml` is itself. */
export function fileOf(root: string, path: string): string {
  return join(root, path.endsWith('/') ? `${path}index.html` : path)
}

export function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22)
}

let counter = 0

/** A file that is being written stands beside the tree, on the same disk, until it is whole. */
export function draftFile(root: string): string {
  counter += 1
  return join(dirname(root), 'drafts', `${process.pid}-${counter}`)
}

/** Forgets what a crash left half written; call it before anything is. */
export async function clearDrafts(root: string): Promise<void> {
  const folder = dirname(draftFile(root))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

/**
 * Puts a page in its place: both variants under temporary names, then the compressed one renamed
 * before the plain one, so that a server that prefers it never pairs a new page with an old one.
 */
export async function writePage(root: string, path: string, body: Buffer): Promise<void> {
  const file = fileOf(root, path)
  const temporary = draftFile(root)
  const packed = await compress(body, 5)
  await mkdir(dirname(file), { recursive: true })
  await Promise.all([writeFile(`${temporary}.br`, packed), writeFile(temporary, body)])
  await rename(`${temporary}.br`, `${file}.br`)
  await rename(temporary, file)
}

/** Removes a page's files, the plain one first, and the folder when nothing else stands in it. */
export async function removePage(root: string, path: string): Promise<void> {
  const file = fileOf(root, path)
  await rm(file, { force: true })
  await rm(`${file}.br`, { force: true })
  if (path.endsWith('/') && path !== '/') await removeEmpty(dirname(file))
}

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error
  }
}
