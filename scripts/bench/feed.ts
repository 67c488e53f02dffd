import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type Changes, type ItemRef, itemsRequestSchema, type Manifest } from '#shared/feed.ts'
import { kinds, type Publication } from '#shared/publication.ts'
import { document, documentId, frame } from './publications.ts'

/** The other end of the feed with so many generated documents, for figures of the site alone. */
export type BenchFeed = {
  url: string
  token: string
  /** Publishes these, new or changed, and says so in one hint. */
  put(...changed: Publication[]): void
  get(kind: string, id: string): Publication | undefined
  stop(): Promise<void>
}

export async function startBenchFeed(size: number): Promise<BenchFeed> {
  const [installation, boot, token] = [randomUUID(), randomUUID(), randomUUID()]
  const changed = new Map<string, Publication>()
  const rest = new Map(frame.map((one) => [`${one.kind}/${one.id}`, one]))
  const hints: ItemRef[] = []
  const waiting: (() => void)[] = []
  const get = (kind: string, id: string): Publication | undefined => {
    const key = `${kind}/${id}`
    const n = kind === 'document' ? Number(id.slice(3)) : size
    return changed.get(key) ?? rest.get(key) ?? (n < size ? document(n) : undefined)
  }
  const manifest = (): Manifest => {
    const items = new Map<string, Manifest['items'][number]>()
    for (const { kind, id, revision } of frame) items.set(`${kind}/${id}`, [kind, id, revision])
    for (let n = 0; n < size; n += 1) {
      const id = documentId(n)
      items.set(`document/${id}`, ['document', id, `revision-${id}-0`])
    }
    for (const [key, { kind, id, revision }] of changed) items.set(key, [kind, id, revision])
    const sorted = [...items.values()].sort(
      ([a, x], [b, y]) => kinds.indexOf(a) - kinds.indexOf(b) || (x < y ? -1 : 1),
    )
    return { installation, cursor: `${boot}:${hints.length}`, items: sorted }
  }
  const changes = async (query: URLSearchParams): Promise<Changes | undefined> => {
    const [of, n] = String(query.get('after')).split(':')
    if (of !== boot) return undefined
    if (Number(n) >= hints.length)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        setTimeout(resolve, Number(query.get('wait')) * 1000).unref()
      })
    const items = hints.slice(Number(n), Number(n) + 500)
    return { installation, cursor: `${boot}:${Number(n) + items.length}`, items }
  }
  const items = async (req: IncomingMessage) => ({
    items: itemsRequestSchema.parse(await json(req)).items.map((ref) => {
      const publication = get(ref.kind, ref.id)
      return publication ? { ...ref, publication } : { ...ref, gone: true }
    }),
  })
  // Longer than a site takes to write a batch down.
  const server = createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    const { pathname, searchParams } = new URL(String(req.url), 'http://feed')
    const etag = `"${hints.length}"`
    if (pathname === '/feed/manifest' && req.headers['if-none-match'] === etag) {
      res.writeHead(304).end()
      return
    }
    const body =
      pathname === '/feed/manifest'
        ? manifest()
        : pathname === '/feed/items'
          ? await items(req)
          : await changes(searchParams)
    res.writeHead(body ? 200 : 410, { 'content-type': 'application/json', etag })
    res.end(JSON.stringify(body ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token, get },
    put(...publications) {
      for (const one of publications) {
        changed.set(`${one.kind}/${one.id}`, one)
        hints.push({ kind: one.kind, id: one.id })
      }
      for (const wake of waiting.splice(0)) wake()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
