import { mkdirSync, symlinkSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicHeaders } from '#shared/headers.ts'
import { messages } from '#shared/messages.ts'
import { filesOf } from '#shared/publication.ts'
import { publications } from './pages/content.ts'
import { publishPortal } from './pages/stand.ts'
import { changed, redirect } from './stand-content.ts'

let site: Awaited<ReturnType<typeof publishPortal>>
let attachment: string
let folder: string
beforeAll(async () => {
  site = await publishPortal()
  const [file] = publications.flatMap(filesOf).filter(({ mime }) => mime === 'application/pdf')
  folder = `/tep/${file?.sha256}`
  attachment = `${folder}/${encodeURIComponent(String(file?.name))}`
})
afterAll(() => site.stop())

type Asked = { status: number; headers: IncomingHttpHeaders; body: string }

/** One request with the path exactly as it is written, which `fetch` would tidy up. */
function ask(path: string, headers = {}, method = 'GET'): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url)
    const asked = request({ hostname, port, path, headers, method }, async (answer) =>
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: await text(answer),
      }),
    )
    asked.on('error', reject).end()
  })
}

describe('a file', () => {
  it('of a page is the packed one for whoever takes it, with the same address', async () => {
    const packed = await ask('/', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers).toMatchObject({
      ...{ 'content-encoding': 'br', 'content-type': 'text/html; charset=utf-8' },
      vary: expect.stringContaining('Accept-Encoding'),
    })
    for (const encoding of ['identity', 'br;q=0', 'br;q=0 , identity'])
      expect((await ask('/', { 'accept-encoding': encoding })).body).toContain('<!DOCTYPE html>')
    expect((await site.get('/', { 'accept-encoding': 'br' })).text).toBe((await ask('/')).body)
  })

  it('of a page says the same of itself however it is asked', async () => {
    const wanted = { 'accept-encoding': 'br' }
    const plain = await ask('/', wanted)
    const special = await ask('/', { ...wanted, range: 'bytes=0-999999' })
    const { date: _, ...about } = special.headers
    expect(special.status).toBe(200)
    expect(plain.headers).toMatchObject(about)
    expect(Object.keys(plain.headers).sort()).toEqual([...Object.keys(about), 'date'].sort())
    const again = await ask('/', { ...wanted, 'if-none-match': String(plain.headers.etag) })
    expect([again.status, again.headers.etag]).toEqual([304, plain.headers.etag])
  })

  it('is not sent again to whoever has it', async () => {
    for (const path of ['/', attachment]) {
      const { etag = '', ...first } = (await ask(path)).headers
      const again = await ask(path, { 'if-none-match': etag })
      expect([again.status, again.body]).toEqual([304, ''])
      expect(again.headers['cache-control']).toBe(first['cache-control'])
    }
  })

  it('answers HEAD as GET, without a body', async () => {
    for (const path of ['/', attachment, '/tim-kiem/?q=quy', '/khong-co/']) {
      const [full, head] = [await ask(path), await ask(path, {}, 'HEAD')]
      expect([path, head.status, head.body]).toEqual([path, full.status, ''])
      expect(head.headers['content-type']).toBe(full.headers['content-type'])
    }
  })

  it('comes in parts, and says when there is no such part', async () => {
    const part = await ask(attachment, { range: 'bytes=0-7' })
    expect([part.status, part.body]).toEqual([206, '%PDF-1.7'])
    const ofPage = await ask('/', { range: 'bytes=0-14', 'accept-encoding': 'gzip' })
    expect([ofPage.status, ofPage.body]).toEqual([206, '<!DOCTYPE html>'])
    const beyond = await ask(attachment, { range: 'bytes=9999999-' })
    expect([beyond.status, beyond.body]).toEqual([416, ''])
    expect(beyond.headers['content-range']).toBe('bytes */1234567')
    for (const name of ['cache-control', 'etag', 'content-type', 'content-disposition'])
      expect([name, beyond.headers[name]]).toEqual([name, undefined])
  })

  it('that is not the one meant is refused with 412', async () => {
    for (const path of ['/', attachment]) {
      const other = await ask(path, { 'if-match': '"another"' })
      expect([other.status, other.body, other.headers.etag]).toEqual([412, '', undefined])
    }
  })
})

describe('what is no file', () => {
  it('is the page that says so, and carries nothing of an attachment', async () => {
    for (const path of [`${folder}/khong-co.docx`, `${folder}/`, folder, '/tep/', '/tinh/']) {
      const { status, headers, body } = await ask(path)
      expect([path, status, headers['content-type']]).toEqual([
        path,
        404,
        'text/html; charset=utf-8',
      ])
      expect(headers['content-disposition']).toBe(undefined)
      expect(headers['cache-control']).not.toContain('immutable')
      expect(body).toContain(messages.notFound)
    }
  })

  it.each([
    ['steps up', '/../content.db'],
    ['encoded steps up', '/%2e%2e/content.db'],
    ['encoded slashes', '/..%2f..%2fetc%2fpasswd'],
    ['steps up below a list', '/chuyen-muc/%2e%2e/?trang=2'],
    ['steps down and up to an attachment', () => `/tinh/..${attachment}`],
    ['two slashes before an attachment', () => `/${attachment}`],
    ['a NUL', '/index.html%00.png'],
    ['a percent sign alone', '/%'],
    ['half a letter', '/%E1%BB'],
    ['half a letter of a list', '/chuyen-muc/%E1%BB/?trang=2'],
    ['a hidden file', '/.env'],
    ['a packed file', '/index.html.br'],
    ['a name too long', `/${'a'.repeat(5_000)}`],
    ['a path too long', `/${'a/'.repeat(50_000)}`],
    ['backslashes', '/..\\..\\etc\\passwd'],
  ])('%s: nothing is there', async (_, given) => {
    const { status, headers, body } = await ask(typeof given === 'string' ? given : given())
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(body).toContain(messages.notFound)
    expect(body).not.toContain(site.folder)
  })

  it('is, below what only the CMS may ask, not even told', async () => {
    for (const path of ['/noi-bo/', '/noi-bo/trang-thai/article/%E1%BB'])
      expect([path, (await ask(path)).status]).toEqual([path, 401])
  })

  it('is an error page asked for by its name, which answers its own status', async () => {
    for (const [path, status, says] of [
      ['/404/', 404, messages.notFound],
      ['/410/', 410, messages.gone],
      ['/500/', 500, messages.failed],
      ['/500/index.html', 404, messages.notFound],
    ] as const) {
      const answer = await ask(path)
      expect([path, answer.status]).toEqual([path, status])
      expect(answer.body).toContain(says)
    }
  })
})

it('a file that cannot be read is a failure of ours, without its path or a stack', async () => {
  mkdirSync(join(site.root, 'hong'))
  symlinkSync('index.html', join(site.root, 'hong/index.html'))
  const { status, headers, body } = await ask('/hong/')
  expect([status, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8'])
  expect(body).toContain(messages.failed)
  expect(body).not.toMatch(/ELOOP|node_modules|\.ts:\d/)
  expect(body).not.toContain(site.folder)
})

it('a Word file is saved, a PDF is shown where it is opened', async () => {
  const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const file = site.feed.addFile('mẫu đơn.docx', Buffer.from('PK'), mime)
  site.feed.put(changed(site.feed, 'document', 'vb-575', { files: [file] }))
  await site.publish()
  const word = await ask(`/tep/${file.sha256}/${encodeURIComponent(file.name)}`)
  expect([word.status, word.headers['content-disposition']]).toEqual([200, 'attachment'])
  expect(word.headers['x-content-type-options']).toBe('nosniff')
  const { headers } = await ask(attachment)
  expect([headers['content-type'], headers['content-disposition']]).toEqual([
    'application/pdf',
    undefined,
  ])
})

describe('every answer', () => {
  it('has the headers of the portal, whatever its kind and status', async () => {
    const style = /href="(\/tinh\/[^"]+\.css)"/.exec((await ask('/')).body)?.[1]
    const { feed } = site
    feed.put(redirect('/cu/', '/van-ban/'))
    feed.remove('article', 'tin-2')
    await site.publish()
    for (const [path, status] of [
      ['/', 200],
      [attachment, 200],
      [`${style}`, 200],
      ['/tim-kiem/?q=quy', 200],
      ['/van-ban/van-ban.csv', 200],
      ['/rss/van-ban.xml', 200],
      ['/cu/', 301],
      ['/van-ban', 301],
      ['/khong-co/', 404],
      ['/tin-tuc/tin-2/', 410],
      ['/hong/', 500],
      ['/noi-bo/trang-thai/article/tin-1', 401],
      ['/healthz', 200],
    ] as const)
      expectPublic(path, status, await ask(path))
    expectPublic(
      'not modified',
      304,
      await ask('/', { 'if-none-match': (await ask('/')).headers.etag }),
    )
    feed.remove('portal', 'portal')
    await site.publisher.compare()
    expectPublic('unready', 503, await ask('/'))
  })
})

function expectPublic(what: string, status: number, answer: Asked): void {
  const own = Object.keys(publicHeaders).map((name) => [name, answer.headers[name.toLowerCase()]])
  expect([what, answer.status, own]).toEqual([what, status, Object.entries(publicHeaders)])
  expect([what, answer.headers['x-powered-by']]).toEqual([what, undefined])
}
