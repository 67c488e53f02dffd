import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { presentDraft } from '#cms/feed/present.ts'
import { createSite } from '#cms/preview/site.ts'
import { paths } from '#shared/paths.ts'
import { anyCanary, canary, type Hidden, hideRecords } from './canary-records.ts'
import { startPortal, type TestPortal } from './portal.ts'

let portal: TestPortal
let hidden: Hidden[]
let digests: string[]
const drafts = /nhap$|banmoi$/

beforeAll(async () => {
  portal = await startPortal()
  const { send, site } = portal
  const made = await hideRecords(portal)
  ;({ hidden, digests } = made)
  const consultation = await send('POST', '/api/consultations?draft=true', {
    ...{ title: canary('ykien'), agency: made.issuer, summary: canary('ykien') },
  })
  await site.publish()
  // All of it was public for a moment where it could be: taking back must take everything back.
  expect((await site.get(`/tin-tuc/${canary('tindago')}/`)).status).toBe(200)
  expect((await site.get(`/${canary('chuyenhuong')}/`)).status).toBe(301)
  const then = published()
  for (const { way } of hidden)
    expect([way, then.includes(canary(way))]).toEqual([way, !/nhap$|hengio$|huong$/.test(way)])

  await made.takeBack()
  const at = paths.consultation(canary('ykien'))
  const { id } = consultation
  hidden.push({ way: 'ykien', collection: 'consultations', kind: 'consultation', id: `${id}`, at })
  await site.publish()
  await previewDrafts()
}, 180_000)
afterAll(() => portal.stop())

it('no page, file, feed or site map has the word, nor any name of a file', () => {
  expect(published()).not.toMatch(anyCanary)
  expect(published()).toContain('Tin công khai')
})

it('no answer of the site has the word: addresses, search, lists, files, error texts', async () => {
  const { site } = portal
  for (const { way, at } of hidden) {
    const word = canary(way)
    for (const path of [
      ...[paths.article(word), paths.document(word), paths.page(word), `/${word}/`, at],
      ...[paths.section(word), paths.rss(word), paths.agency(word), paths.englishPage(word)],
    ])
      await expectNone(path)
    expect([way, (await site.get(at)).status]).toEqual([way, statusOf(way)])
    const all = await site.get(`${paths.search}?q=${word}`)
    expect(all.text).toContain(`Không tìm thấy gì khớp “${word}”`)
    const documents = await site.get(`${paths.documents}?q=${word}`)
    expect(documents.text).toContain(`Không có văn bản nào khớp “${word}”`)
  }
  for (const path of [
    ...[`${paths.search}?q=hoangyen`, `${paths.documents}?q=hoangyen`, '/healthz'],
    ...[`${paths.documentsCsv}?q=`, `${paths.documentsJson}?q=`, `${paths.documentsRss}?q=`],
    ...[paths.news, paths.home, paths.rss('tin-tuc'), paths.sitemapIndex, paths.siteMap],
    ...['?nam=2026', '?coQuan=x', '?trang=2'].map((query) => paths.documents + query),
  ])
    await expectNone(path)
  expect((await site.get(`${paths.search}?q=cong+khai`)).text).toContain(
    paths.article('tin-cong-khai'),
  )
})

it('no file of theirs is given, not even of what was withdrawn or once public', async () => {
  expect(digests.length).toBeGreaterThan(15)
  for (const sha256 of digests) {
    const asked = hidden.map(({ way }) => paths.file(sha256, `${canary(way)}.pdf`))
    const answers = await Promise.all(asked.map((path) => portal.site.get(path)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  }
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
  const collections = new Set(['files', 'users', ...hidden.map(({ collection }) => collection)])
  for (const collection of collections)
    for (const query of queries) {
      const answer = await cms.rest('GET', `/api/${collection}${query}`)
      expect([collection, query, answer.status]).toEqual([collection, query, 403])
      expect(JSON.stringify(answer.body)).not.toMatch(anyCanary)
    }
  for (const { way, collection, id } of hidden) {
    for (const path of [
      `/api/${collection}/${id}?draft=true`,
      `/api/${collection}/${id}?trash=true&depth=2`,
      `/api/${collection}/versions?where[parent][equals]=${id}`,
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
  const items = hidden.map(({ kind, id }) => ({ kind, id }))
  expect((await ask('/feed/items', true, { items })).text).not.toMatch(anyCanary)
  expect((await ask('/feed/manifest', true)).text).not.toMatch(anyCanary)
  for (const path of ['/feed/manifest', '/feed/changes?after=a:0', '/feed/files/abc'])
    expect((await ask(path, false)).status).toBe(401)
  for (const sha256 of digests) {
    const asked = items.map(({ kind, id }) => `/feed/files/${sha256}?kind=${kind}&id=${id}`)
    const answers = await Promise.all(asked.map((path) => ask(path, true)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  }
})

/** An editor looks at every draft as its page will be; nothing of that may stay at the site. */
async function previewDrafts(): Promise<void> {
  const { cms, feed, site } = portal
  const asked = createSite({ SITE_INTERNAL_URL: site.url, PORTAL_SITE_TOKEN: feed.token })
  for (const { way, collection, kind, id } of hidden.filter((one) => drafts.test(one.way))) {
    const found = { collection, id, draft: true, depth: 0, overrideAccess: true } as const
    const record = await cms.payload.findByID(found)
    const { publication } = await presentDraft(cms.payload, kind, record, new Date())
    const page = await asked.page(publication)
    expect([way, page.ok && page.html.includes(canary(way))]).toEqual([way, true])
  }
}

/** Whoever asks for an address with a word in it may read that address again. */
async function expectNone(path: string): Promise<void> {
  const { text } = await portal.site.get(path)
  expect([path, anyCanary.exec(text.replaceAll(path, ''))?.[0]]).toEqual([path, undefined])
}

/** What stays in part answers, what was public is gone, of what never was nobody knows. */
function statusOf(way: string): number {
  if (/thuhoi$|banmoi$/.test(way)) return 200
  return /dago$|thungrac$|^chuyenmuc$|^coquan$/.test(way) ? 410 : 404
}

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
