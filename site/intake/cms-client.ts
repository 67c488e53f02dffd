import { openAsBlob } from 'node:fs'
import {
  intakeAnswerSchema,
  lackingAnswerSchema,
  lackingRequestSchema,
  type Submission,
} from '#shared/submission.ts'

/** What came of one call. `failed` may come right later; `general` says that the fault is not this submission's. */
export type Outcome =
  | { kind: 'stored' }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; reason: string; general: boolean }

export type Missing = { kind: 'missing'; files: string[] }

/** The CMS's intake as a site calls it; every call has a time limit. */
export type CmsClient = {
  putFile(sha256: string, path: string, signal: AbortSignal): Promise<Outcome>
  /** `missing`: these files have to come first. */
  postComment(submission: Submission, signal: AbortSignal): Promise<Outcome | Missing>
  /** Those of the ids, 1,000 at most, that the CMS does not have. Rejects when it does not say so. */
  lacking(ids: string[], signal: AbortSignal): Promise<string[]>
}

/**
 * Milliseconds. A file may take longer than any other call: 10 MB in five seconds would need a line of
 * 16 Mbit/s to a CMS elsewhere, and a file that never arrives holds its comment back for ever.
 */
export const callLimits = { call: 5000, file: 30_000 }
/** What a CMS answers that is not ready for anybody: another token, an older program, too much work. */
const notReady: ReadonlySet<number> = new Set([401, 403, 404, 429, 503])

export function createCmsClient(base: string, token: string, limits = callLimits): CmsClient {
  const ask = (path: string, init: RequestInit, limit: number, signal: AbortSignal) =>
    fetch(new URL(path, base), {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
    })
  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return {
    async putFile(sha256, path, signal) {
      const body = await openAsBlob(path, { type: 'application/octet-stream' })
      const init = { method: 'PUT', body }
      const answer = await read(() => ask(`/intake/files/${sha256}`, init, limits.file, signal))
      return outcomeOf(answer)
    },
    async postComment(submission, signal) {
      const call = () => ask('/intake/comments', json(submission), limits.call, signal)
      const answer = await read(call)
      return 'status' in answer && answer.status === 424
        ? { kind: 'missing', files: missingIn(answer.text) }
        : outcomeOf(answer)
    },
    async lacking(ids, signal) {
      const body = json(lackingRequestSchema.parse({ ids }))
      const response = await ask('/intake/lacking', body, limits.call, signal)
      if (response.ok) return lackingAnswerSchema.parse(await response.json()).lacking
      await response.body?.cancel()
      throw new Error(`CMS trả lời trạng thái ${response.status}`)
    },
  }
}

type Answer = { status: number; text: string } | { error: unknown }

async function read(call: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await call()
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return { error }
  }
}

function outcomeOf(answer: Answer): Outcome {
  if ('error' in answer)
    return { kind: 'failed', reason: 'CMS không trả lời', general: wasNotReached(answer.error) }
  const { status } = answer
  const reason = `CMS trả lời trạng thái ${status}`
  if (status >= 200 && status < 300) return { kind: 'stored' }
  if (notReady.has(status)) return { kind: 'failed', reason, general: true }
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', reason }
  return { kind: 'failed', reason, general: false }
}

function missingIn(text: string): string[] {
  try {
    return intakeAnswerSchema.parse(JSON.parse(text)).missing ?? []
  } catch {
    // Whatever it meant, nothing can be sent for it: tried again later.
    return []
  }
}

/** Nobody listens there: no submission can be the reason. */
function wasNotReached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)
}
