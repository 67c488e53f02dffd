import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Submission, submissionSchema } from '#shared/submission.ts'

/** `late`: it does as it is asked, and says so after so many milliseconds. */
type Fault = number | 'silence' | { late: number }

/**
 * The other end of the intake for faults that a healthy CMS never shows: silence, errors, refusals. It
 * speaks the contract of `shared/submission.ts` over real HTTP.
 */
export type CmsStand = {
  url: string
  token: string
  /** What it has, by id; a comment sent twice is counted in `again`. */
  stored: Map<string, Submission>
  files: Map<string, Buffer>
  again: number
  /** Bodies that were sent under an id that had another one. */
  conflicts: number
  asked: string[]
  /** Decides about a call before it is looked at: a status, silence, an answer that comes late, or nothing. */
  fault: (about: { method: string; path: string; body: string }) => Fault | undefined
  /** Closed, nobody listens at its address. */
  close(): Promise<void>
  open(): Promise<void>
}

export async function startCmsStand(): Promise<CmsStand> {
  let port = 0
  const stand: CmsStand = {
    ...{ url: '', token: 'token-of-the-cms-stand', stored: new Map(), files: new Map() },
    ...{ again: 0, conflicts: 0, asked: [], fault: () => undefined },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve())),
  }
  const server = createServer(async (req, res) => {
    const { method = '', url: path = '' } = req
    stand.asked.push(`${method} ${path}`)
    const bytes = await bytesOf(req).catch((): undefined => undefined)
    if (bytes === undefined) return
    const fault = stand.fault({ method, path, body: bytes.toString('utf8') })
    if (fault === 'silence') return
    if (typeof fault === 'number') return answer(res, fault, { stored: false })
    if (req.headers.authorization !== `Bearer ${stand.token}`) return answer(res, 401, {})
    if (path === '/intake/comments') {
      const stored = store(stand, bytes)
      if (fault) await pause(fault.late)
      return answer(res, ...stored)
    }
    if (path === '/intake/lacking') {
      const { ids } = JSON.parse(bytes.toString()) as { ids: string[] }
      return answer(res, 200, { lacking: ids.filter((id) => !stand.stored.has(id)) })
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (path !== `/intake/files/${sha256}`) return answer(res, 422, {})
    stand.files.set(sha256, bytes)
    answer(res, 201, {})
  })
  await stand.open()
  port = (server.address() as AddressInfo).port
  stand.url = `http://127.0.0.1:${port}`
  return stand
}

function store(stand: CmsStand, bytes: Buffer): [status: number, body: object] {
  const submission = submissionSchema.parse(JSON.parse(bytes.toString('utf8')))
  const missing = submission.files
    .map(({ sha256 }) => sha256)
    .filter((sha256) => !stand.files.has(sha256))
  if (missing.length > 0) return [424, { stored: false, missing }]
  const before = stand.stored.get(submission.id)
  if (before === undefined) {
    stand.stored.set(submission.id, submission)
    return [201, { stored: true }]
  }
  if (JSON.stringify(before) !== JSON.stringify(submission)) {
    stand.conflicts += 1
    return [409, { stored: false }]
  }
  stand.again += 1
  return [200, { stored: true }]
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(body))
}

async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
