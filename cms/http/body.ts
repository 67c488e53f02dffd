import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'

/** Bytes a request may carry: a stranger's, a form's (rich text included), an upload's with its form. */
export const caps = {
  stranger: 64 * 1024,
  form: 5 * 1024 * 1024,
  upload: 22 * 1024 * 1024,
}

/** What this request may carry: without credentials there is nothing here but signing in. */
export function capOf(headers: IncomingMessage['headers']): number {
  if (!headers.cookie && !headers.authorization) return caps.stranger
  return headers['content-type']?.startsWith('multipart/form-data') ? caps.upload : caps.form
}

/** The whole body, or undefined when it is longer than `cap` bytes (what is left is for `drain`). */
export async function readBody(req: IncomingMessage, cap: number): Promise<Buffer | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > cap) return undefined
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= cap) chunks.push(chunk)
      else resolve(undefined)
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
    req.on('close', () => reject(new Error('the client went away')))
  })
}

/**
 * Reads on what an answer left unread, or the next request on the same connection would be reset
 * and the answer lost; a body without end is cut at ten uploads.
 */
export const drain: RequestHandler = (req, res, next) => {
  res.on('finish', () => {
    if (req.complete) return
    let left = 10 * caps.upload
    req.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) req.destroy()
    })
    req.resume()
  })
  next()
}
