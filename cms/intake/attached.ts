import { join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { contentOfAttachment, mimeOfAttachment } from '#shared/file-kinds.ts'
import type { Submission } from '#shared/submission.ts'
import { nfc } from '#shared/text.ts'
import { type Folders, placeFile } from './files.ts'

/** One file of a comment as it is kept: `name` in the folder, `title` as its sender called it. */
export type Attached = { name: string; title: string; sha256: string; size: number; mime: string }

/**
 * Puts a submission's files where they are kept; `missing` names those that have to come first. `odd`:
 * a sentence for each whose content is not what its name says.
 */
export async function attach(
  folders: Folders,
  submission: Submission,
): Promise<{ missing: string[] } | { attached: Attached[]; odd: string[] }> {
  const attached: Attached[] = []
  const missing: string[] = []
  const odd: string[] = []
  for (const [index, { sha256, name: given, size }] of submission.files.entries()) {
    const title = nfc(given)
    const extension = /\.([a-z]{3,4})$/.exec(title.toLowerCase())?.[1] ?? ''
    const expected = contentOfAttachment[extension]
    // No word of the sender's in a path: the id, the place and the content make the name.
    const stem = `${submission.id}-${index + 1}-${sha256.slice(0, 12)}`
    const name = `${stem}.${expected ? extension : 'bin'}`
    if (!(await placeFile(folders, { sha256, name }))) {
      missing.push(sha256)
      continue
    }
    const found = await fileTypeFromFile(join(folders.kept, name))
    const right = found !== undefined && expected?.includes(found.mime) === true
    if (!right) odd.push(`Tệp “${title}” có nội dung không đúng với đuôi tệp. Không nên mở.`)
    const mime = (right && mimeOfAttachment[extension]) || 'application/octet-stream'
    attached.push({ name, title, sha256, size, mime })
  }
  return missing.length > 0 ? { missing: [...new Set(missing)] } : { attached, odd }
}
