import { hash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** What fits into a window of 64 kB is packed a sixth faster with one, and 1 % larger. Bytes; bits. */
const [smallPage, smallWindow] = [65_536, 16]

/** Brotli; 5 for pages that change, 11 for files that last. */
export function compress(body: Buffer, quality: number): Buffer {
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      ...(body.length <= smallPage &&
        quality < 11 && { [constants.BROTLI_PARAM_LGWIN]: smallWindow }),
    },
  })
}

/** Where a page's file stands under `root`: `/a/` is `a/index.html`, `/a.xml` is itself. */
export function fileOf(root: string, path: string): string {
  return join(root, path.endsWith('/') ? `${path}index.html` : path)
}

export function hashOf(body: Buffer): string {
  return hash('sha256', body, 'base64url').slice(0, 22)
}

let counter = 0

/** An attachment that is being brought stands beside the tree, on the same disk, until it is whole. */
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

/** A page that is being written stands beside its file; what a crash leaves is written over or removed with it. */
const draftOf = (file: string) => join(dirname(file), `.${basename(file)}`)

/**
 * Puts a page in its place: both variants under temporary names, then the compressed one renamed
 * before the plain one, so that a server that prefers it never pairs a new page with an old one.
 * Synchronous: threads that make pages wait for nothing else.
 */
export function writePage(root: string, path: string, body: Buffer): void {
  const file = fileOf(root, path)
  const draft = draftOf(file)
  writeNew(`${draft}.br`, compress(body, 5))
  writeFileSync(draft, body)
  renameSync(`${draft}.br`, `${file}.br`)
  renameSync(draft, file)
}

/** The folder is made when it is missing: most pages have theirs. */
function writeNew(file: string, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

/** Removes a page's files, the plain one first, and the folder when nothing else stands in it. */
export async function removePage(root: string, path: string): Promise<void> {
  const file = fileOf(root, path)
  const draft = draftOf(file)
  for (const one of [file, `${file}.br`, draft, `${draft}.br`]) await rm(one, { force: true })
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
