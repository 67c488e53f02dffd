import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { contentOfAttachment, endsAsPdf, mimeOfAttachment, pdfTail } from '#shared/file-kinds.ts'

/**
 * The media type of a file by its name's extension, when its content is of that kind; else undefined.
 * Pictures are not decoded here: what strangers send is opened at the desk, not in the public program.
 */
export async function typeOfFile(path: string, name: string): Promise<string | undefined> {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  // It throws on some files that end too early: they are of no kind.
  const found = await fileTypeFromFile(path).catch((): undefined => undefined)
  if (!found || !contentOfAttachment[extension]?.includes(found.mime)) return undefined
  const mime = mimeOfAttachment[extension]
  if (mime !== 'application/pdf') return mime
  const file = await open(path)
  try {
    return endsAsPdf(await tailOf(file)) ? mime : undefined
  } finally {
    await file.close()
  }
}

async function tailOf(file: FileHandle): Promise<string> {
  const { size } = await file.stat()
  const tail = Buffer.alloc(Math.min(size, pdfTail))
  await file.read(tail, 0, tail.length, size - tail.length)
  return tail.toString('latin1')
}
