import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Parser, type ReadEntry } from 'tar'
import { Refusal } from '../environment.ts'
import {
  type ArchivedFile,
  type ArchiveManifest,
  archiveManifestSchema,
  isArchivePath,
  manifestName,
} from './archive.ts'

/** Longer than any manifest of ours: a hundred thousand files take some 15 MB. */
const manifestLimit = 1 << 28

/**
 * Unpacks an archive into an empty folder and refuses it unless it holds exactly the files that its
 * manifest names, byte for byte. `step` gets the bytes of the archive read.
 */
export async function readArchive(
  file: string,
  folder: string,
  step: (bytes: number) => void,
): Promise<ArchiveManifest> {
  const found = new Map<string, ArchivedFile>()
  let manifest: Buffer | undefined
  await eachEntry(file, step, async (entry) => {
    if (entry.path === manifestName && entry.size <= manifestLimit) {
      manifest = await entry.concat()
      return
    }
    if (entry.type !== 'File' || !isArchivePath(entry.path) || found.has(entry.path))
      throw new Refusal([`Tệp sao lưu chứa mục lạ "${entry.path}", nên không được khôi phục.`])
    found.set(entry.path, await unpack(entry, join(folder, entry.path)))
  })
  if (manifest === undefined) throw new Refusal(['Tệp sao lưu thiếu bản kê, có thể chưa ghi xong.'])
  return compare(manifest, found)
}

function compare(written: Buffer, found: ReadonlyMap<string, ArchivedFile>): ArchiveManifest {
  let manifest: ArchiveManifest
  try {
    manifest = archiveManifestSchema.parse(JSON.parse(written.toString()))
  } catch (cause) {
    throw new Refusal(['Không đọc được bản kê trong tệp sao lưu.'], { cause })
  }
  for (const { path, size, sha256 } of manifest.files) {
    const file = found.get(path)
    if (file === undefined) throw new Refusal([`Tệp sao lưu thiếu "${path}".`])
    if (file.size !== size || file.sha256 !== sha256)
      throw new Refusal([`"${path}" trong tệp sao lưu đã bị thay đổi hoặc hỏng.`])
  }
  if (found.size !== manifest.files.length)
    throw new Refusal(['Tệp sao lưu có nhiều tệp hơn bản kê của nó.'])
  return manifest
}

/** Hands over one entry after the other; the first failure stops everything, and nothing is being written any more when this rejects. */
async function eachEntry(
  file: string,
  step: (bytes: number) => void,
  take: (entry: ReadEntry) => Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const input = createReadStream(file, { highWaterMark: 1 << 20 })
  const parser = new Parser({ strict: true, maxDecompressionRatio: Number.POSITIVE_INFINITY })
  let taken = Promise.resolve()
  let current: ReadEntry | undefined
  parser.on('entry', (entry: ReadEntry) => {
    current = entry.on('error', reject)
    taken = taken.then(() => take(entry))
    taken.catch(reject)
  })
  parser.on('ignoredEntry', () => reject(new Refusal(['Tệp sao lưu chứa mục lạ.'])))
  parser.on('error', (cause) =>
    reject(new Refusal(['Tệp sao lưu đã hỏng hoặc không phải tệp sao lưu của cổng.'], { cause })),
  )
  parser.on('end', () => taken.then(resolve, reject))
  input.on('data', (chunk) => step(chunk.length))
  input.on('error', reject)
  // The parser writes like a stream, and is typed as an emitter.
  input.pipe(parser as unknown as NodeJS.WritableStream)
  try {
    await promise
  } catch (error) {
    input.destroy()
    current?.destroy(error)
    await taken.catch(() => {}) // it fails with the error thrown below
    throw error
  }
}

async function unpack(entry: ReadEntry, target: string): Promise<ArchivedFile> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const handle = await open(target, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of entry) {
      hash.update(chunk)
      size += chunk.length
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { path: entry.path, size, sha256: hash.digest('hex') }
}
