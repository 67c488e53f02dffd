import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pathOf, paths } from '#shared/paths.ts'
import type { Publication } from '#shared/publication.ts'
import { publications } from './pages/content.ts'
import { pdf, picture } from './pages/content-parts.ts'
import { publishPortal } from './pages/stand.ts'
import { treeOf } from './support.ts'

const named = (id: string) => publications.find((one) => one.id === id) as Publication
const photo = picture('ben-ca', 'Bến cá buổi sáng')
const plan = pdf('So-do-quay.pdf')
const body = `<h2>Quầy mới</h2><p>Xem <a href="portal:document/vb-16">quy chế</a>, <a href="portal:page/chua-dang">trang chưa đăng</a> và <a href="portal:file/${plan.sha256}">sơ đồ</a>.</p>`
const draft = (id: string, facts: object) =>
  ({ ...named(id), revision: `revision-draft-${id}`, ...facts }) as Publication

/** Drafts of what is published, and of what never was. */
const drafts: [name: string, draft: Publication][] = [
  [
    'an article with a picture and an attachment',
    draft('tin-4', { title: 'Soạn lại', picture: photo, body, files: [plan, pdf('Mau-don.pdf')] }),
  ],
  ['a new article', draft('tin-2', { id: 'moi', slug: 'tin-moi', section: 'y-te', body })],
  [
    'a page with a picture in its text',
    draft('gioi-thieu', {
      body: `${body}<img src="portal:file/${photo.sizes[1]?.sha256}" alt="Bến cá">`,
      files: [plan, ...photo.sizes],
    }),
  ],
  [
    'a document that no longer stands to one and now to others',
    draft('vb-350', {
      files: [plan],
      relations: [
        { type: 'huong-dan', target: 'vb-3637' },
        { type: 'can-cu', target: 'vb-16' },
        { type: 'lien-quan', target: 'chua-dang' },
      ],
    }),
  ],
  ['a document that others stand against', draft('vb-16', { relations: [], text: body })],
  [
    'a new document that ends an old one',
    draft('vb-40', {
      ...{ id: 'vb-moi', slug: 'vb-moi', number: '90/2026/QĐ-UBND', files: [pdf('90-QD.pdf')] },
      ...{ issuedOn: '2026-11-24', relations: [{ type: 'thay-the', target: 'vb-40' }] },
    }),
  ],
]

let site: Awaited<ReturnType<typeof publishPortal>>
beforeAll(async () => {
  site = await publishPortal()
})
afterAll(() => site.stop())

it.each(drafts)('%s is shown exactly as it will be, and nothing is kept', async (_, draft) => {
  const before = await everything()
  const shown = await preview(draft)
  expect(shown.status).toBe(200)
  expect(await everything()).toEqual(before)
  site.feed.put(draft)
  await site.publish()
  const published = await site.get(pathOf(draft) ?? '')
  expect([published.status, published.text]).toEqual([200, shown.text])
})

it('nobody without the token is shown a draft', async () => {
  for (const token of ['', 'wrong', `${site.feed.token}x`]) {
    const answer = await preview(named('tin-1'), token)
    expect([answer.status, answer.text]).toEqual([
      401,
      JSON.stringify({ reason: 'Sai mã truy cập.' }),
    ])
  }
})

it('a broken publication is refused by the name of what is wrong', async () => {
  const before = await everything()
  const answer = await preview({ ...named('vb-16'), issuedOn: '19/04/2017' } as Publication)
  expect([answer.status, JSON.parse(answer.text)]).toEqual([
    422,
    { reason: 'Chưa xem trước được: issuedOn' },
  ])
  for (const body of ['{}', '{"publication":{"kind":"khac"}}'])
    expect([body, (await send(body)).status]).toEqual([body, 422])
  expect(await everything()).toEqual(before)
})

const preview = (publication: Publication, token?: string) =>
  send(JSON.stringify({ publication }), token)

async function send(body: string, token = site.feed.token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const answer = await fetch(site.url + paths.internalPreview, { method: 'POST', headers, body })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return { status: answer.status, text: await answer.text() }
}

/** Every file of the tree, and every row of the store, by table. */
async function everything(): Promise<object> {
  const tables = site.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    .all()
  const rows = tables.map(({ name }) => {
    const all = site.db.prepare(`SELECT * FROM "${name}"`)
    all.setReadBigInts(true)
    const hash = createHash('sha256')
    for (const row of all.iterate()) hash.update(Object.values(row).join('\0'))
    return [name, hash.digest('hex')]
  })
  return { rows, tree: await treeOf(site.root) }
}
