import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Changes, ItemRef, Manifest } from '#shared/feed.ts'
import { kinds, type Publication } from '#shared/publication.ts'
import type { PublicFile } from '#shared/publication-parts.ts'

/**
 * The other end of the feed for faults that a healthy CMS never shows: broken publications, foreign
 * installations, silence, errors. It speaks the contract of `shared/feed.ts` over real HTTP.
 */
export type FeedStand = {
  url: string
  token: string
  /** What is published now; change it and call `hint`. */
  published: Map<string, Publication | Record<string, unknown>>
  put(publication: Publication): void
  remove(kind: string, id: string): void
  addFile(name: string, bytes: Buffer, mime: string): PublicFile
  /** Says that these changed; without a call the site must find out by itself. */
  hint(...refs: ItemRef[]): void
  installation: string
  /** Every answer is this status while it is set. */
  fault: number | undefined
  asked: string[]
  /** While it is set, files are sent only when it is fulfilled. */
  filesHeld: Promise<void> | undefined
  /** A new boot: every cursor given out so far is unknown. */
  restart(): void
  stop(): Promise<void>
}

export async function startFeedStand(): Promise<FeedStand> {
  const files = new Map<string, Buffer>()
  let boot = randomUUID()
  let hints: ItemRef[] = []
  const waiters: (() => void)[] = []
  const stand: FeedStand = {
    ...{ url: '', token: 'token-of-the-feed-stand', published: new Map() },
    ...{ installation: randomUUID(), fault: undefined, asked: [] },
    filesHeld: undefined,
    put: (one) => void stand.published.set(`${one.kind}/${one.id}`, one),
    remove: (kind, id) => void stand.published.delete(`${kind}/${id}`),
    addFile(name, bytes, mime) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      files.set(sha256, bytes)
      return { sha256, name, size: bytes.length, mime }
    },
    hint(...refs) {
      hints.push(...refs)
      for (const wake of waiters.splice(0)) wake()
    },
    restart() {
      boot = randomUUID()
      hints = []
      for (const wake of waiters.splice(0)) wake()
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const manifest = (): Manifest => ({
    installation: stand.installation,
    cursor: `${boot}:${hints.length}`,
    items: [...stand.published.values()]
      .map((one) => one as Publication)
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
      .map((one) => [one.kind, one.id, one.revision]),
  })
  const changes = async (url: URL): Promise<Changes | 410> => {
    const [of, n] = String(url.searchParams.get('after')).split(':')
    if (of !== boot) return 410
    if (Number(n) >= hints.length)
      await new Promise<void>((resolve) => {
        waiters.push(resolve)
        setTimeout(resolve, Number(url.searchParams.get('wait')) * 1000).unref()
      })
    if (of !== boot) return 410
    const { installation } = stand
    return { installation, cursor: `${boot}:${hints.length}`, items: hints.slice(Number(n)) }
  }
  const items = async (req: IncomingMessage) => {
    const body = JSON.parse(await text(req)) as { items: ItemRef[] }
    return {
      items: body.items.map(({ kind, id }) => {
        const publication = stand.published.get(`${kind}/${id}`)
        return publication ? { kind, id, publication } : { kind, id, gone: true }
      }),
    }
  }
  const server: Server = createServer(async (req, res) => {
    const url = new URL(String(req.url), 'http://feed')
    stand.asked.push(`${req.method} ${url.pathname}`)
    const json = (body: unknown, status = 200) => {
      res.writeHead(status, { 'content-type': 'application/json' })
      res.end(JSON.stringify(body))
    }
    if (req.headers.authorization !== `Bearer ${stand.token}`) return json({}, 401)
    if (stand.fault) return json({}, stand.fault)
    if (url.pathname === '/feed/manifest') {
      const body = manifest()
      const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`
      res.setHeader('etag', etag)
      if (req.headers['if-none-match'] === etag) return res.writeHead(304).end()
      return json(body)
    }
    if (url.pathname === '/feed/items') return json(await items(req))
    if (url.pathname === '/feed/changes') {
      const answer = await changes(url)
      return answer === 410 ? json({}, 410) : json(answer)
    }
    const bytes = files.get(url.pathname.replace('/feed/files/', ''))
    if (!bytes) return json({}, 404)
    await stand.filesHeld
    res.writeHead(200, { 'content-length': bytes.length })
    res.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stand.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stand
}

async function text(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
