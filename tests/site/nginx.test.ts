import { hash } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nginxIsHere, startNginx } from '#scripts/bench/nginx.ts'
import { publishPortal } from './pages/stand.ts'
import { changed } from './stand-content.ts'
import { treeOf } from './support.ts'

if (!nginxIsHere()) console.log('nginx: not tested here')

describe.skipIf(!nginxIsHere())('nginx over the published files', () => {
  let site: Awaited<ReturnType<typeof publishPortal>>
  let between: Server
  let nginx: Awaited<ReturnType<typeof startNginx>>
  /** What reached the site's program through nginx. */
  let reached: string[] = []
  let published: string[]
  let attachments: string[]

  beforeAll(async () => {
    site = await publishPortal()
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const file = site.feed.addFile('mẫu đơn.docx', Buffer.from('PK'), word)
    site.feed.put(changed(site.feed, 'document', 'vb-575', { files: [file] }))
    site.feed.remove('article', 'tin-2')
    site.feed.put({
      ...{ kind: 'redirect', id: 'chuyen-1', slug: 'chuyen-1', revision: 'revision-1' },
      ...{ title: '/cu/', from: '/cu/', to: '/van-ban/' },
      ...{ publishedAt: '2026-11-25T01:00:00.000Z', updatedAt: '2026-11-25T01:00:00.000Z' },
    })
    await site.publish()
    const names = Object.keys(await treeOf(site.root))
    published = names
      .filter((name) => !name.endsWith('.br') && !/^\/(?:404|410|500)\//.test(name))
      .map((name) => encodeURI(name.replace(/\/index\.html$/, '/')))
    attachments = published.filter((path) => path.startsWith('/tep/'))
    between = createServer((req, res) => {
      reached.push(String(req.url))
      const on = { method: req.method, headers: req.headers }
      req.pipe(
        request(site.url + req.url, on, (answer) => {
          res.writeHead(answer.statusCode ?? 0, answer.headers)
          answer.pipe(res)
        }),
      )
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    nginx = await startNginx(
      site.root,
      `http://127.0.0.1:${(between.address() as AddressInfo).port}`,
    )
  })
  afterAll(async () => {
    await nginx?.stop()
    between?.close()
    await site?.stop()
  })

  /** Both answers to one request, told apart by nothing but what a proxy must change. */
  async function both(path: string, headers = {}, method = 'GET') {
    const own = await ask(site.url, path, headers, method)
    const by = await ask(nginx.url, path, headers, method)
    return { own, by }
  }

  it.each([
    ['as it is', 'identity', 'GET'],
    ['packed', 'gzip, deflate, br', 'GET'],
    ['packed on the way', 'gzip', 'GET'],
    ['asked for its headers alone', 'br', 'HEAD'],
  ])('answers for every published file as the program does: %s', async (_, encoding, method) => {
    reached = []
    for (const path of published) {
      const { own, by } = await both(path, { 'accept-encoding': encoding }, method)
      expect(by, path).toEqual(own)
      expect(by.status).toBe(200)
    }
    expect(reached).toEqual([])
    for (const some of ['/', '/rss/van-ban.xml', '/sitemap.xml', '/tin-tuc/tin-1/'])
      expect(published).toContain(some)
    expect(attachments.length).toBeGreaterThan(5)
  })

  it('sends parts of attachments, and nothing again to whoever has it', async () => {
    reached = []
    for (const path of attachments) {
      const part = await both(path, { range: 'bytes=1-' })
      expect(part.by, path).toEqual(part.own)
      expect(part.by.status).toBe(206)
    }
    for (const path of published) {
      const { own } = await both(path)
      const since = { 'if-modified-since': own.headers['last-modified'] }
      const again = await both(path, since)
      expect(again.by, path).toEqual(again.own)
      expect(again.by.status).toBe(304)
      const packed = { 'accept-encoding': 'br' }
      const { headers } = await fetch(nginx.url + path, { method: 'HEAD', headers: packed })
      const same = { ...packed, 'if-none-match': String(headers.get('etag')) }
      expect((await ask(nginx.url, path, same)).status).toBe(304)
    }
    expect(reached).toEqual([])
  })

  it.each([
    ['GET', '/khong-co/', 404],
    ['GET', '/tep/khong-co.pdf', 404],
    ['GET', '/tin-tuc/tin-2/', 410],
    ['GET', '/cu/', 301],
    ['GET', '/van-ban', 301],
    ['GET', '/van-ban/?nam=2017', 200],
    ['GET', '/chuyen-muc/y-te/?trang=2', 200],
    ['GET', '/van-ban/van-ban.csv', 200],
    ['GET', '/tim-kiem/?q=quy', 200],
    ['GET', '/404/', 404],
    ['GET', '/500/index.html', 404],
    ['GET', '/index.html.br', 404],
    ['GET', '//tin-tuc/', 404],
    ['GET', '/.env', 404],
    ['GET', '/noi-bo/trang-thai/article/tin-1', 401],
    ['POST', '/tin-tuc/', 404],
  ] as const)('leaves %s %s to the program', async (method, path, status) => {
    reached = []
    const { own, by } = await both(path, {}, method)
    expect(by).toEqual(own)
    expect([by.status, reached]).toEqual([status, [path]])
  })

  it('says that there is no such part', async () => {
    const { own, by } = await both(String(attachments[0]), { range: 'bytes=9999999-' })
    const said = ({ status, headers }: Answer) => [status, headers['content-range']]
    expect(said(by)).toEqual(said(own))
    expect(by.status).toBe(416)
  })

  it('leaves forms and receipts to the program, whole and in no log', async () => {
    reached = []
    const form = '/gop-y-du-thao/gia/gui/'
    await ask(nginx.url, form)
    await ask(nginx.url, form, { 'content-type': 'text/plain' }, 'POST', 'x'.repeat(100_000))
    await ask(nginx.url, '/bien-nhan/ABCD-EFGH/')
    expect(reached).toEqual([form, form, '/bien-nhan/ABCD-EFGH/'])
    await ask(nginx.url, '/khong-co-trong-nhat-ky/')
    expect(nginx.log().includes('/khong-co-trong-nhat-ky/')).toBe(true)
    expect(/bien-nhan|\/gui\//.test(nginx.log())).toBe(false)
  })

  it('goes on without the program, and says what does not work', async () => {
    between.closeAllConnections()
    await new Promise((resolve) => between.close(resolve))
    for (const path of published) expect((await ask(nginx.url, path)).status).toBe(200)
    for (const path of ['/khong-co/', '/tim-kiem/?q=quy', '/bien-nhan/ABCD-EFGH/']) {
      const { status, headers } = await ask(nginx.url, path)
      expect([path, status]).toEqual([path, 503])
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '30' })
    }
    expect(nginx.log().includes('ABCD-EFGH')).toBe(false)
  })
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

async function ask(server: string, path: string, headers = {}, method = 'GET', body?: string) {
  const { hostname, port } = new URL(server)
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ hostname, port, path, headers, method }, async (answer) => {
      const bytes = unpacked(await buffer(answer), answer.headers['content-encoding'])
      resolve({
        status: answer.statusCode ?? 0,
        headers: told(answer),
        body: bytes.length > 200 ? hash('sha256', bytes) : bytes.toString(),
      })
    })
    asked.on('error', reject).end(body)
  })
}

/**
 * Without what belongs to one connection or one server; a tag names the same file in other words. nginx
 * tells of parts with a whole file only.
 */
function told({ statusCode, headers }: IncomingMessage): IncomingHttpHeaders {
  const { server: _s, date: _d, connection: _c, 'keep-alive': _k, etag: _e, ...rest } = headers
  if (statusCode !== 200 || rest['content-encoding'] === 'gzip') delete rest['accept-ranges']
  return rest
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}
