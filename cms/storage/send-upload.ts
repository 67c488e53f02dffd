import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Uploads } from './uploads.ts'

/** Streams one upload under these headers; false when it is not there. */
export async function sendUpload(
  response: Response,
  uploads: Uploads,
  name: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const found = await uploads.read(name)
  if (found === undefined) return false
  response.set({ ...headers, 'Content-Length': String(found.size) })
  await pipeline(found.bytes, response)
  return true
}
