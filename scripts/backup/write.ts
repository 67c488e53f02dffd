import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
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
    const handle = await openIfThere(source.from)
    // What was delivered may leave the journal meanwhile; nothing else is ever removed.
    if (handle === undefined) continue
    try {
      files.push(await addFile(pack, source.path, handle, step))
    } finally {
      await handle.close()
    }
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

/** Adds exactly the bytes that are there when it begins: what is appended meanwhile is not of this moment. */
async function addFile(
  pack: Pack,
  path: string,
  handle: FileHandle,
  step: (bytes: number) => void,
): Promise<ArchivedFile> {
  const { size, mtime } = await handle.stat()
  const entry = entryOf(path, size, mtime)
  pack.add(entry)
  const hash = createHash('sha256')
  let count = 0
  const buffer = Buffer.allocUnsafe(Math.min(size, 1 << 18))
  while (count < size) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - count))
    if (bytesRead === 0) throw new Error(`${path} became shorter while it was read`)
    // The archive keeps what it is given until it is written, so it is given a copy.
    const chunk = Buffer.from(buffer.subarray(0, bytesRead))
    hash.update(chunk)
    count += bytesRead
    step(bytesRead)
    if (!entry.write(chunk)) await once(entry, 'drain')
  }
  entry.end()
  return { path, size, sha256: hash.digest('hex') }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
