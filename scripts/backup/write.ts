import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { Header, Pack, ReadEntry } from 'tar'
import { type ArchivedFile, type ArchiveManifest, manifestName } from './archive.ts'

/** One file for the archive: its path there, and where it is read. */
export type Source = { path: string; from: string }

/**
 * Writes a tar of the files in their order, then the manifest with the size and digest of the bytes
 * that went in. `step` gets the bytes done. The archive is on the disk when this resolves.
 */
export async function writeArchive(
  target: string,
  about: Omit<ArchiveManifest, 'files' | 'format'>,
  sources: readonly Source[],
  { gzip, step }: { gzip: boolean; step: (bytes: number) => void },
): Promise<ArchiveManifest> {
  const pack = new Pack({ portable: true, ...(gzip && { gzip: { level: 6 } }) })
  // Holds secrets and, later, personal data: for the operator's eyes only.
  const out = createWriteStream(target, { mode: 0o600, flags: 'wx' })
  const written = finished(out)
  written.catch(() => pack.pause())
  pack.pipe(out as unknown as NodeJS.WriteStream)
  const files: ArchivedFile[] = []
  for (const source of sources) {
    if (out.errored) break
    const { size, mtime } = await stat(source.from)
    const sha256 = await addFile(pack, { ...source, size, mtime, step })
    files.push({ path: source.path, size, sha256 })
  }
  const manifest: ArchiveManifest = { format: 1, ...about, files }
  const body = Buffer.from(JSON.stringify(manifest))
  const entry = entryOf(manifestName, body.length, new Date(about.madeAt))
  pack.add(entry)
  entry.end(body)
  pack.end()
  await written
  const handle = await open(target, 'r')
  await handle.sync()
  await handle.close()
  return manifest
}

function entryOf(path: string, size: number, mtime: Date): ReadEntry {
  return new ReadEntry(new Header({ path, size, mtime, mode: 0o600, type: 'File' }))
}

/** Adds exactly `size` bytes: what is appended to a file meanwhile is not of this moment. */
async function addFile(
  pack: Pack,
  file: Source & { size: number; mtime: Date; step: (bytes: number) => void },
): Promise<string> {
  const { path, from, size, mtime, step } = file
  const entry = entryOf(path, size, mtime)
  pack.add(entry)
  const hash = createHash('sha256')
  let count = 0
  if (size > 0) {
    for await (const chunk of createReadStream(from, { end: size - 1, highWaterMark: 1 << 18 })) {
      hash.update(chunk)
      count += chunk.length
      step(chunk.length)
      if (!entry.write(chunk)) await once(entry, 'drain')
    }
  }
  if (count !== size) throw new Error(`${from} became shorter while it was read`)
  entry.end()
  return hash.digest('hex')
}
