import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Streams one file of the media folder; false when it is not there. Its digest is its ETag. */
export async function sendFile(
  response: Response,
  { folder, name, sha256 }: { folder: string; name: string; sha256: string },
): Promise<boolean> {
  if (basename(name) !== name) throw new Error(`Not a file name: ${name}`)
  const handle = await open(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return false
  const { size } = await handle.stat()
  response.set({
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    ETag: `"${sha256}"`,
  })
  await pipeline(handle.createReadStream(), response)
  return true
}
