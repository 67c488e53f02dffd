import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Response as Answer, RequestHandler } from 'express'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { during } from '../feed/changes.ts'
import { capOf, readBody } from './body.ts'

/**
 * Payload's REST for Express. What a request wrote is announced to sites when the request has
 * returned, so after its commit.
 */
export function rest({
  config,
  key,
  origin,
}: {
  config: SanitizedConfig
  /** The name under which this Payload is kept in the process; tests run several. */
  key: string
  /** The configured address: a Host header never decides what the CMS thinks it is called. */
  origin: string
}): RequestHandler {
  return async (req, res) => {
    const body = await readBody(req, capOf(req.headers))
    if (body === undefined) return refuse(res, 413, 'Nội dung gửi lên quá lớn. Tệp tối đa 20 MB.')
    const request = new Request(new URL(req.originalUrl, origin), {
      method: req.method,
      headers: headersOf(req),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    })
    const response = await during(() =>
      handleEndpoints({ config, request, payloadInstanceCacheKey: key }),
    )
    await send(res, response)
  }
}

/** An error in the shape that the admin panel shows to its user. */
export function refuse(res: Answer, status: number, message: string): void {
  res.status(status).json({ errors: [{ message }] })
}

/** The request's headers as the web names them; pseudo and repeated ones joined. */
export function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  return headers
}

async function send(res: Answer, response: Response): Promise<void> {
  res.status(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value)
  }
  // Joined by commas, several cookies would be one broken cookie.
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  if (response.body === null) return void res.end()
  // The DOM's and Node's stream types differ in name only.
  await pipeline(Readable.fromWeb(response.body as ReadableStream), res)
}
