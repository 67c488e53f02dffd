import { request } from 'node:http'
import type { Answer } from './stand.ts'

/** Resolves once the bytes are on their way; false when nobody takes them any more. */
export type Send = (bytes: string | Buffer) => Promise<boolean>

/** A POST of raw bytes, for bodies that no browser sends. */
export function post(
  url: string,
  headers: Record<string, string | number>,
  write: (send: Send, end: () => void) => Promise<unknown>,
): Promise<{ status: number; page: Answer['page']; sent: number; closed: string | undefined }> {
  return new Promise((resolve, reject) => {
    const out = request(url, { method: 'POST', headers, agent: false })
    let sent = 0
    let answered = false
    const send: Send = (bytes) =>
      new Promise((next) => {
        if (answered || out.destroyed) return next(false)
        sent += bytes.length
        out.write(bytes, () => next(true))
      })
    out.on('error', (error) => {
      if (!answered) reject(error)
    })
    out.on('response', async (response) => {
      answered = true
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      out.destroy()
      const page = text.startsWith('{') ? JSON.parse(text) : {}
      const closed = response.headers.connection
      resolve({ status: Number(response.statusCode), page, sent, closed })
    })
    write(send, () => out.end()).catch(reject)
  })
}

/** A form by hand: the parts as they stand on the wire, with the boundary `xxx`. */
export function parts(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `--xxx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')
}
export const multipart = { 'content-type': 'multipart/form-data; boundary=xxx' }
