import type { Picture, PublicFile } from '#shared/publication-parts.ts'
import { clean, idOf, type Reference } from './values.ts'

/** One stored file of a `files` record: the original, or one of its sizes. */
type Stored = {
  filename?: string | null
  mimeType?: string | null
  filesize?: number | null
  width?: number | null
  height?: number | null
}

/** A `files` record as stored; `digests` has the SHA-256 of each size by its name. */
export type FileRecord = Stored & {
  id: string
  sha256?: string | null
  digests?: unknown
  sizes?: Record<string, Stored | null | undefined> | null
}

/** The widest picture that running text asks for, in CSS pixels. */
const textWidth = 960

export type Shelf = ReturnType<typeof createShelf>

/**
 * The files that one publication may use, and a note of those it does. One in the trash stays where it
 * is used: it left the library, and its users were not saved again. A file without its digest throws,
 * for it cannot be published.
 */
export function createShelf(records: ReadonlyMap<string, FileRecord>) {
  const taken = new Map<string, PublicFile>()
  const stored = new Map<string, string>()

  function take(file: Stored, sha256: unknown): PublicFile {
    if (typeof sha256 !== 'string' || !file.filename)
      throw new Error(`The file ${file.filename} has no SHA-256`)
    const made: PublicFile = {
      sha256,
      name: clean(file.filename),
      size: file.filesize ?? 0,
      mime: file.mimeType ?? 'application/octet-stream',
      ...(file.width && file.height && { width: file.width, height: file.height }),
    }
    taken.set(sha256, made)
    stored.set(sha256, file.filename)
    return made
  }

  function find(reference: Reference): FileRecord | undefined {
    return records.get(idOf(reference) ?? '')
  }

  function sizesOf(record: FileRecord): { file: Stored; sha256: unknown; width: number }[] {
    const digests = (record.digests ?? {}) as Record<string, unknown>
    return Object.entries(record.sizes ?? {})
      .flatMap(([name, file]) =>
        file?.filename ? [{ file, sha256: digests[name], width: file.width ?? 0 }] : [],
      )
      .sort((a, b) => a.width - b.width)
  }

  /** An attachment, as it was uploaded. */
  function attachment(reference: Reference): PublicFile | undefined {
    const record = find(reference)
    return record && take(record, record.sha256)
  }

  function attachments(references: readonly Reference[] | null | undefined): PublicFile[] {
    return (references ?? []).map(attachment).filter((file) => file !== undefined)
  }

  /** A picture for its place at the head of a page: all its sizes by rising width, the original last. */
  function picture(reference: Reference): Picture['sizes'] | undefined {
    const record = find(reference)
    if (!record?.mimeType?.startsWith('image/')) return undefined
    const sizes = sizesOf(record).map(({ file, sha256 }) => take(file, sha256))
    return [...sizes, take(record, record.sha256)]
  }

  /** What running text shows for an upload: one size of a picture, or the file itself. */
  function inText(reference: Reference): PublicFile | undefined {
    const record = find(reference)
    if (!record) return undefined
    const fitting = sizesOf(record).findLast(({ width }) => width <= textWidth)
    return fitting ? take(fitting.file, fitting.sha256) : take(record, record.sha256)
  }

  return { attachment, attachments, picture, inText, taken, stored }
}
