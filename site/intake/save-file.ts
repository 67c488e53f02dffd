import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { formErrors } from '#shared/messages-consultation.ts'
import { fileLimits, type Submission } from '#shared/submission.ts'
import { cleanText, type FormError } from '#shared/submission-form.ts'
import { typeOfFile } from './check-file.ts'

export type SavedFile = Submission['files'][number]

/**
 * Streams one file of a form to the disk under its SHA-256; what is refused is gone again when this
 * returns its error. Undefined for the empty part that a browser sends when no file was chosen.
 * Rejects when the disk does.
 */
export async function saveFile(
  source: Readable & { truncated?: boolean },
  givenName: string | undefined,
  folder: string,
): Promise<SavedFile | FormError | undefined> {
  if (!givenName)
    return (await hasBytes(source)) ? wrong(formErrors.badFile('không tên')) : undefined
  const name = nameOf(givenName)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `${crypto.randomUUID()}.part`)
  try {
    const { size, sha256 } = await write(source, await open(draft, 'wx', 0o600))
    if (size === 0) return wrong(formErrors.emptyFile(name))
    if (size > fileLimits.bytes) return wrong(formErrors.bigFile(name))
    const mime = await typeOfFile(draft, name)
    if (mime === undefined) return wrong(formErrors.badFile(name))
    await rename(draft, join(folder, sha256))
    return { sha256, name, size, mime }
  } finally {
    await rm(draft, { force: true })
  }
}

const wrong = (error: { message: string; summary: string }) =>
  ({ field: 'files', ...error }) as const

async function hasBytes(source: Readable): Promise<boolean> {
  let found = false
  for await (const chunk of source) found ||= chunk.length > 0
  return found
}

async function write(source: Readable, file: FileHandle) {
  const hash = createHash('sha256')
  let size = 0
  try {
    // Not destroyed on failure: the parser would wait for it for ever, and with it the text of the form.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** A name that can be shown and stored: no folders, nothing invisible, at most 200 characters with its extension. */
function nameOf(given: string): string {
  const name = cleanText(given.replace(/\s+/g, ' ')).replace(/[/\\]/g, '_')
  if (name === '') return 'không tên'
  const extension = extname(name).slice(0, 10)
  return name.length <= 200 ? name : `${name.slice(0, 190).toWellFormed()}${extension}`
}
