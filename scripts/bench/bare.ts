import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { compress, fileOf } from '#site/publisher/write.ts'

/**
 * What the same files cost a program that does nothing else, one thread; milliseconds a page. `over`:
 * written over those of before, as pages are that were published already, which costs the disk more.
 */
export type Bare = {
  size: number
  write: number
  over: number
  compress: number
  /** With the window that brotli takes by itself, and how many bytes ours makes for each of its. */
  wide: number
  larger: number
}

/** Pages held in memory at once. */
const together = 500

/**
 * Writes the bytes of these pages and their `.br` from memory, as a publish does: all of them new, and all
 * again when the disk has them, since those written a moment ago cost it less. Compresses them apart.
 */
export async function bareWriting(
  root: string,
  folder: string,
  paths: readonly string[],
): Promise<Bare> {
  const total = { size: 0, write: 0, over: 0, compress: 0, wide: 0, packed: 0, widely: 0 }
  const target = join(folder, 'bare')
  for (const pages of held(root, target, paths)) {
    total.write += timeOf(() => writeAll(pages))
    total.compress += timeOf(() => {
      for (const { bytes } of pages) compress(bytes[1], 5)
    })
    total.wide += timeOf(() => {
      for (const { bytes } of pages) total.widely += compressWidely(bytes[1]).length
    })
    for (const { bytes } of pages) {
      total.size += bytes[1].length
      total.packed += bytes[0].length
    }
  }
  execFileSync('sync')
  for (const pages of held(root, target, paths)) total.over += timeOf(() => writeAll(pages))
  await rm(target, { recursive: true, force: true })
  return {
    size: total.size / paths.length,
    write: total.write / paths.length,
    over: total.over / paths.length,
    compress: total.compress / paths.length,
    wide: total.wide / paths.length,
    larger: total.packed / total.widely,
  }
}

type Page = { bytes: readonly [packed: Buffer, plain: Buffer]; folder: string }

/** The pages by some hundreds, read into memory. */
function* held(root: string, target: string, paths: readonly string[]): Generator<Page[]> {
  for (let at = 0; at < paths.length; at += together)
    yield paths.slice(at, at + together).map((path, i) => {
      const file = fileOf(root, path)
      const bytes = [readFileSync(`${file}.br`), readFileSync(file)] as const
      return { bytes, folder: join(target, `${at + i}`) }
    })
}

function compressWidely(body: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants
  return brotliCompressSync(body, { params: { [quality]: 5, [hint]: body.length } })
}

/** Both files of each, under other names first. */
function writeAll(pages: readonly Page[]): void {
  for (const { bytes, folder } of pages) {
    mkdirSync(folder, { recursive: true })
    const drafts = ['.index.html.br', '.index.html'].map((name) => join(folder, name))
    drafts.forEach((draft, i) => {
      writeFileSync(draft, bytes[i] ?? '')
    })
    for (const draft of drafts) renameSync(draft, draft.replace('/.index', '/index'))
  }
}

function timeOf(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
