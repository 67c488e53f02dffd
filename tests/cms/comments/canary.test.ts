import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recount } from '#cms/comments/tally.ts'
import type { ItemRef } from '#shared/feed.ts'
import { kinds } from '#shared/publication.ts'
import { collectionRules, globalRules, roles } from '#shared/roles.ts'
import { pdf } from '../feed/desk.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import type { Account } from '../support.ts'
import { arrive, makeAgency, type Opened, openConsultation, sha256, submissionTo } from './stand.ts'

/** Words that stand in what must not be met; what is shown has a word of its own. */
const secret = /hoàng\s?yến|hoang\s?yen|hoangyen|0999\s?123\s?456/i
const shownWord = 'Chim sẻ'

let feed: FeedStand
let open: Opened
let synthesiser: Account
const states = ['waiting', 'shown', 'withheld'] as const

beforeAll(async () => {
  feed = await startFeed()
  const { cms } = feed
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  synthesiser = await cms.account('synthesiser')
  for (const state of states) {
    const bytes = pdf()
    await feed.send('PUT', `/intake/files/${sha256(bytes)}`, bytes)
    const comment = await arrive(
      cms,
      submissionTo(open, {
        ...{ email: `hoangyen.${state}@example.vn`, phone: '0999 123 456', hideName: true },
        ...{ name: 'Hoàng Yến', organisation: 'Hội Hoàng Yến' },
        text: state === 'shown' ? shownWord : `Lời của hoàng yến đang ${state}`,
        files: [
          { sha256: sha256(bytes), name: 'đơn của Hoàng Yến.pdf', size: bytes.length, mime: 'a/b' },
        ],
      }),
    )
    const path = `/api/comments/${comment.id}`
    // Shown once, then kept back: what it said is taken from the public again.
    if (state !== 'waiting')
      await cms.rest('PATCH', path, { as: synthesiser, body: { state: 'shown' } })
    const body = { state, reason: 'trung', note: 'Đã có ý kiến này.' }
    if (state === 'withheld') await cms.rest('PATCH', path, { as: synthesiser, body })
    await cms.rest('GET', `${path}/lien-he`, { as: synthesiser })
  }
  await arrive(cms, submissionTo({ id: 'mat-roi', draft: open.draft }, { name: 'Hoàng Yến' }))
  await cms.rest('GET', `/api/consultations/${open.id}/gop-y.csv`, { as: synthesiser })
  await recount(cms.payload, open.id)
})
afterAll(() => feed.stop())

describe('contact data, hidden names and what is not shown', () => {
  it('are in nothing that the feed says', async () => {
    const manifest = await (await feed.get('/feed/manifest')).json()
    const items: [ItemRef['kind'], string, string][] = manifest.items
    const found = Map.groupBy(items, ([kind]) => kind)
    expect(
      ['comment', 'receipt', 'tally'].map((kind) => found.get(kind as 'comment')?.length),
    ).toEqual([1, 4, 1])
    const comments = await feed.cms.payload.db.find<{ id: string }>({ collection: 'comments' })
    const everything = [
      ...items.map(([kind, id]) => ({ kind, id })),
      // Also what nobody was told of.
      ...kinds.flatMap((kind) => comments.docs.map(({ id }) => ({ kind, id }))),
    ]
    const said = JSON.stringify(await feed.items(...everything))
    expect(said).toContain(shownWord)
    expect(said).not.toMatch(secret)
    expect(JSON.stringify(manifest)).not.toMatch(secret)
  })

  it('are not among the files of the feed', async () => {
    const files = await feed.cms.payload.db.find<{ sha256: string }>({
      collection: 'comment-files',
    })
    const comments = await feed.cms.payload.db.find<{ id: string }>({ collection: 'comments' })
    expect(files.docs).toHaveLength(3)
    for (const { sha256: digest } of files.docs)
      for (const { id } of comments.docs)
        for (const kind of ['comment', 'receipt', 'consultation'])
          expect((await feed.get(`/feed/files/${digest}?kind=${kind}&id=${id}`)).status).toBe(404)
  })

  it.each(['stranger', ...roles.filter((role) => role !== 'synthesiser')])(
    'are in nothing that REST says to a %s without a right to them',
    async (role) => {
      const { cms } = feed
      const agency = role === 'drafter' ? await makeAgency(cms, 'Sở khác') : undefined
      const as =
        role === 'stranger'
          ? {}
          : { as: await cms.account(role as 'editor', { ...(agency && { agency }) }) }
      const inner = [
        'payload-locked-documents',
        'payload-preferences',
        'payload-kv',
        'payload-migrations',
      ]
      const asked = [...Object.keys(collectionRules), ...inner].flatMap((slug) => [
        `/api/${slug}?depth=3&limit=500`,
        `/api/${slug}?depth=3&limit=500&trash=true&draft=true`,
        `/api/${slug}/versions?depth=3&limit=500`,
        `/api/${slug}/count`,
        `/api/${slug}?where[or][0][text][like]=yến&where[or][1][recordTitle][like]=yến&depth=1`,
      ])
      const globals = Object.keys(globalRules).map((slug) => `/api/globals/${slug}?depth=3`)
      const { docs } = await cms.payload.db.find<{ id: string; filename?: string }>({
        collection: 'comment-files',
      })
      const files = docs.flatMap(({ id, filename }) => [
        `/api/comment-files/${id}`,
        `/api/comment-files/file/${filename}`,
      ])
      const single = (
        await cms.payload.db.find<{ id: string }>({ collection: 'comments' })
      ).docs.flatMap(({ id }) => [`/api/comments/${id}?depth=3`, `/api/comments/${id}/lien-he`])
      const exports = ['csv', 'xlsx'].map((end) => `/api/consultations/${open.id}/gop-y.${end}`)
      for (const path of [...asked, ...globals, ...files, ...single, ...exports, '/api/access']) {
        const answer = await cms.rest('GET', path, as)
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
        expect(text, path).not.toMatch(secret)
        expect(text, path).not.toContain(shownWord)
      }
      for (const path of [...single, ...files, ...exports])
        expect([403, 404], path).toContain((await cms.rest('GET', path, as)).status)
    },
  )

  it('except the synthesiser, who reads the comments but not how to reach their authors', async () => {
    const { body } = await feed.cms.rest('GET', '/api/comments?depth=3&limit=100', {
      as: synthesiser,
    })
    const said = JSON.stringify(body)
    expect(said).toContain('Hoàng Yến')
    expect(said).not.toMatch(/hoangyen\.|0999 123 456/)
  })
})
