import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type Changes, type ItemRef, itemsRequestSchema, type Manifest } from '#shared/feed.ts'
import type { Publication } from '#shared/publication.ts'
import { feedContent } from './feed-content.ts'

/** The other end of the feed with so many generated documents, for figures of the site alone. */
export type BenchFeed = {
  url: string
  token: string
  /** Publishes these, new or changed, and says so in one hint. */
  put(...changed: Publication[]): void
  /** Takes one back, and says so. */
  remove(kind: Publication['kind'], id: string): void
  get(kind: string, id: string): Publication | undefined
  /** What is published now. */
  items(): Manifest['items']
  /** As a CMS that was started again: hints so far are forgotten, cursors unknown. */
  restart(): void
  stop(): Promise<void>
}

export async function startBenchFeed(size: number): Promise<BenchFeed> {
  const [installation, token] = [randomUUID(), randomUUID()]
  const content = feedContent(size)
  let boot = randomUUID()
  let hints: ItemRef[] = []
  const waiting: (() => void)[] = []
  const wakeAll = () => {
    for (const wake of waiting.splice(0)) wake()
  }
  const manifest = (): Manifest => ({
    ...{ installation, cursor: `${boot}:${hints.length}`, items: content.items() },
  })
  const changes = async (query: URLSearchParams): Promise<Changes | undefined> => {
    const [of, n] = String(query.get('after')).split(':')
    if (of === boot && Number(n) >= hints.length)
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        setTimeout(resolve, Number(query.get('wait')) * 1000).unref()
      })
    if (of !== boot) return undefined
    const items = hints.slice(Number(n), Number(n) + 500)
    return { installation, cursor: `${boot}:${Number(n) + items.length}`, items }
  }
  const items = async (req: IncomingMessage) => ({
    items: itemsRequestSchema.parse(await json(req)).items.map((ref) => {
      const publication = content.get(ref.kind, ref.id)
      return publication ? { ...ref, publication } : { ...ref, gone: true }
    }),
  })
  // Longer than a site takes to write a batch down.
  const server = createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    const { pathname, searchParams } = new URL(String(req.url), 'http://feed')
    const etag = `"${boot}:${content.version}"`
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
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token },
    ...{ get: content.get, items: content.items },
    put(...publications) {
      for (const one of publications) content.put(one)
      hints.push(...publications.map(({ kind, id }) => ({ kind, id })))
      wakeAll()
    },
    remove(kind, id) {
      content.remove(kind, id)
      hints.push({ kind, id })
      wakeAll()
    },
    restart() {
      boot = randomUUID()
      hints = []
      wakeAll()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
