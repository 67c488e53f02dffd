import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import {
  type Changes,
  changesSchema,
  type ItemRef,
  itemsResponseSchema,
  type Manifest,
  manifestSchema,
} from '#shared/feed.ts'
import type { PublicFile } from '#shared/publication-parts.ts'

/** The CMS refused or could not be reached; `status` is 0 when there was no answer. */
export class FeedError extends Error {
  readonly status: number
  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}

export type FeedItem = ItemRef & ({ publication: unknown } | { gone: true })

/** The feed as a site calls it. Every call has a time limit; errors are `FeedError`. */
export type FeedClient = {
  /** Undefined when nothing changed since `etag`. */
  manifest(etag?: string): Promise<{ manifest: Manifest; etag: string | undefined } | undefined>
  changes(after: string, wait: number, signal: AbortSignal): Promise<Changes>
  items(refs: ItemRef[]): Promise<FeedItem[]>
  /** Streams to `to`, then compares size and hash; what is torn or another file is removed again. */
  download(file: PublicFile, of: ItemRef, to: string, signal: AbortSignal): Promise<void>
}

export function createFeedClient(base: string, token: string): FeedClient {
  const ask = async (path: string, init: RequestInit & { timeout: number }): Promise<Response> => {
    const { timeout, signal, headers, ...rest } = init
    const limit = AbortSignal.timeout(timeout)
    const response = await fetch(new URL(path, base), {
      ...rest,
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    }).catch((cause: unknown) => {
      throw new FeedError('CMS không trả lời', 0, { cause })
    })
    if (response.ok || response.status === 304) return response
    await response.body?.cancel()
    throw new FeedError(`CMS trả lời trạng thái ${response.status}`, response.status)
  }
  return {
    async manifest(etag) {
      const headers: Record<string, string> = etag ? { 'if-none-match': etag } : {}
      const response = await ask('/feed/manifest', { headers, timeout: 60_000 })
      if (response.status === 304) return undefined
      const manifest = manifestSchema.parse(await response.json())
      return { manifest, etag: response.headers.get('etag') ?? undefined }
    },
    async changes(after, wait, signal) {
      const query = new URLSearchParams({ after, wait: String(wait) })
      const timeout = wait * 1000 + 10_000
      const response = await ask(`/feed/changes?${query}`, { timeout, signal })
      return changesSchema.parse(await response.json())
    },
    async items(refs) {
      const response = await ask('/feed/items', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ items: refs }),
        timeout: 60_000,
      })
      return itemsResponseSchema.parse(await response.json()).items as FeedItem[]
    },
    async download(file, of, to, signal) {
      const query = new URLSearchParams({ kind: of.kind, id: of.id })
      const response = await ask(`/feed/files/${file.sha256}?${query}`, {
        timeout: 600_000,
        signal,
      })
      if (!response.body) throw new FeedError('CMS trả tệp rỗng', response.status)
      // The DOM's stream type and Node's are one object with two declarations.
      await saveChecked(Readable.fromWeb(response.body as WebStream), file, to)
    },
  }
}

async function saveChecked(source: Readable, file: PublicFile, to: string): Promise<void> {
  const hash = createHash('sha256')
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(source, meter, createWriteStream(to))
    if (size !== file.size || hash.digest('hex') !== file.sha256)
      throw new FeedError(`Tệp ${file.name} tải về khác với mã SHA-256 đã báo`, 200)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  }
}
