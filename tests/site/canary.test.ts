import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#shared/paths.ts'
import { richText } from '../cms/support.ts'
import { startPortal, type TestPortal } from './portal.ts'

/** A word that nobody may meet, one for each way of not being public. */
const ways = ['nhap', 'banmoi', 'hengio', 'thungrac', 'dago', 'rutlai', 'ykien'] as const
type Way = (typeof ways)[number]
const canary = (way: Way) => `hoangyen${way}bay`
const anyCanary = /hoangyen\w*bay/i

let portal: TestPortal
const ids = {} as Record<Way | 'tep', string>
const digests: string[] = []

beforeAll(async () => {
  portal = await startPortal()
  const { send, site } = portal
  const section = String((await send('POST', '/api/sections', { title: 'Y tế', order: 1 })).id)
  const issuer = String(
    (
      await send('POST', '/api/agencies', {
        ...{ title: 'UBND tỉnh', shortName: 'UBND tỉnh', level: 'tinh', order: 1 },
      })
    ).id,
  )
  const type = String(
    (await send('POST', '/api/document-types', { title: 'Quyết định', order: 1 })).id,
  )
  const article = async (way: Way, more: object) => {
    const word = canary(way)
    const made = await send('POST', `/api/articles${'_status' in more ? '' : '?draft=true'}`, {
      ...{ title: `Tin ${word}`, slug: word, section, summary: word, author: word, source: word },
      ...{ body: richText(word), attachments: [await upload(way)], ...more },
    })
    ids[way] = String(made.id)
  }
  await article('nhap', {})
  await article('hengio', {
    ...{ _status: 'published', publishedAt: new Date(Date.now() + 3_600_000).toISOString() },
  })
  await article('thungrac', { _status: 'published' })
  await article('dago', { _status: 'published' })
  const shown = await send('POST', '/api/articles', {
    ...{ title: 'Tin công khai', slug: 'tin-cong-khai', section, summary: 'Ai cũng đọc được.' },
    ...{ author: 'An', source: 'Cổng thử', body: richText('Công khai.'), _status: 'published' },
  })
  ids.banmoi = String(shown.id)
  const document = await send('POST', '/api/documents', {
    ...{ number: '16/2026/QĐ-UBND', title: 'Văn bản sẽ gỡ', type, issuer, authority: 'ubnd' },
    ...{
      issuedOn: '2026-04-19',
      text: richText(canary('rutlai')),
      files: [await upload('rutlai')],
    },
    _status: 'published',
  })
  ids.rutlai = String(document.id)
  const consultation = await send('POST', '/api/consultations?draft=true', {
    ...{ title: canary('ykien'), agency: issuer, summary: canary('ykien') },
  })
  ids.ykien = String(consultation.id)
  await site.publish()
  // All of it was public for a moment where it could be: taking back must take everything back.
  expect((await site.get(`/tin-tuc/${canary('dago')}/`)).status).toBe(200)
  expect(published()).toMatch(anyCanary)

  const word = canary('banmoi')
  await send('PATCH', `/api/articles/${ids.banmoi}?draft=true`, {
    ...{ title: word, summary: word, body: richText(word), attachments: [await upload('banmoi')] },
  })
  await send('PATCH', `/api/articles/${ids.dago}`, { _status: 'draft' })
  await send('PATCH', `/api/articles/${ids.thungrac}?trash=true`, {
    deletedAt: new Date().toISOString(),
  })
  await send('PATCH', `/api/documents/${ids.rutlai}`, {
    ...{
      withdrawnAt: new Date().toISOString(),
      withdrawnReason: 'Đăng nhầm',
      _status: 'published',
    },
  })
  await site.publish()
})
afterAll(() => portal.stop())

it('no page, file, feed or site map has the word, nor any name of a file', () => {
  expect(published()).not.toMatch(anyCanary)
  expect(published()).toContain('Tin công khai')
})

it('no answer of the site has the word: addresses, search, lists, files, error texts', async () => {
  const { site } = portal
  for (const way of ways) {
    const word = canary(way)
    const asked = [
      ...[paths.article(word), paths.document(word), paths.page(word), `/${word}/`],
      ...[`${paths.search}?q=hoangyen`, `${paths.documents}?q=hoangyen`],
      ...[`${paths.documentsCsv}?q=`, `${paths.documentsJson}?q=`, `${paths.documentsRss}?q=`],
      ...[paths.news, paths.home, paths.rss('tin-tuc'), paths.sitemapIndex, '/healthz'],
      ...digests.map((sha256) => paths.file(sha256, `${word}.pdf`)),
    ]
    for (const path of asked) {
      const answer = await site.get(path)
      const own = path.includes(word) ? answer.text.replaceAll(path, '') : answer.text
      expect([path, anyCanary.exec(own)?.[0]]).toEqual([path, undefined])
      if (path.startsWith('/tep/')) expect([path, answer.status]).toEqual([path, 404])
    }
  }
  expect((await site.get(`${paths.search}?q=cong+khai`)).text).toContain(
    paths.article('tin-cong-khai'),
  )
})

it('a stranger at the REST interface reads nothing, whatever the query', async () => {
  const { cms } = portal
  const queries = [
    '',
    '?draft=true',
    '?trash=true',
    '?limit=0',
    '?depth=3',
    '?where[id][exists]=true',
  ]
  for (const collection of ['articles', 'documents', 'files', 'consultations', 'agencies', 'users'])
    for (const query of queries) {
      const answer = await cms.rest('GET', `/api/${collection}${query}`)
      expect([collection, query, answer.status]).toEqual([collection, query, 403])
      expect(JSON.stringify(answer.body)).not.toMatch(anyCanary)
    }
  for (const way of ways) {
    for (const path of [
      `/api/articles/${ids[way]}?draft=true`,
      `/api/articles/versions?where[parent][equals]=${ids[way]}`,
      `/api/files/file/${canary(way)}.pdf`,
    ]) {
      const answer = await cms.rest('GET', path)
      expect([path, answer.status >= 400]).toEqual([path, true])
      expect(JSON.stringify(answer.body)).not.toMatch(anyCanary)
    }
  }
})

it('the feed gives what is not public to nobody, with the right token or without', async () => {
  const { feed } = portal
  const ask = async (path: string, authorized: boolean, body?: unknown) => {
    const answer = await fetch(feed.url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        ...(authorized && { authorization: `Bearer ${feed.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const items = ways
    .filter((way) => way !== 'ykien')
    .map((way) => ({ kind: way === 'rutlai' ? 'document' : 'article', id: ids[way] }))
  expect((await ask('/feed/items', true, { items })).text).not.toMatch(anyCanary)
  expect((await ask('/feed/manifest', true)).text).not.toMatch(anyCanary)
  for (const path of ['/feed/manifest', '/feed/changes?after=a:0', '/feed/files/abc'])
    expect((await ask(path, false)).status).toBe(401)
  for (const sha256 of digests)
    for (const { kind, id } of items)
      expect((await ask(`/feed/files/${sha256}?kind=${kind}&id=${id}`, true)).status).toBe(404)
})

/** Every byte and every name in the tree of static files. */
function published(): string {
  const { root } = portal.site
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      const plain = entry.name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes
      return `${entry.parentPath}/${entry.name}\n${plain.toString('utf8')}`
    })
    .join('\n')
}

async function upload(way: Way): Promise<string> {
  const bytes = Buffer.from(
    `%PDF-1.4\n% ${canary(way)}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
  )
  digests.push(createHash('sha256').update(bytes).digest('hex'))
  const form = new FormData()
  form.set('file', new Blob([bytes], { type: 'application/pdf' }), `${canary(way)}.pdf`)
  form.set('_payload', '{}')
  const made = await portal.send('POST', '/api/files', form)
  return String(made.id)
}
