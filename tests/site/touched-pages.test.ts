import { afterAll, beforeAll, expect, it } from 'vitest'
import { document, frame } from '#scripts/bench/publications.ts'
import type { Publication } from '#shared/publication.ts'
import { createDownloads } from '#site/publisher/downloads.ts'
import { createFeedClient } from '#site/publisher/feed-client.ts'
import { pull } from '#site/publisher/reconcile.ts'
import { lastRank } from '#site/publisher/settle-pages.ts'
import { nextStale } from '#site/publisher/stale.ts'
import { createTurns } from '#site/publisher/waiting.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { startSite, type TestSite, treeOf } from './support.ts'

let feed: FeedStand
let site: TestSite
const clock = () => new Date('2026-11-25T03:00:00.000Z')

/** Older than the thirty that lists show first, beside others of its year. */
const old = { ...document(1), slug: 'cu', issuedOn: '2017-02-03', relations: [] }
const newer = Array.from({ length: 30 }, (_, n) => ({
  ...document(n + 10),
  ...{ issuedOn: n < 25 ? '2017-05-06' : '2018-01-05', authority: old.authority, relations: [] },
  issuer: old.issuer,
}))

beforeAll(async () => {
  feed = await startFeedStand()
  for (const one of [...frame, old, ...newer]) feed.put(one)
  site = await startSite({ feed, clock })
  await site.publish()
})
afterAll(async () => {
  await site.stop()
  await feed.stop()
})

/** Paths of what was made because of this, in order; the tree is then that of a site filled anew. */
async function madeAfter(changed: Publication): Promise<string[]> {
  const reads = site.db.prepare('UPDATE pages SET reads = NULL')
  reads.run()
  feed.put(changed)
  await site.publish()
  const made = site.db.prepare('SELECT path FROM pages WHERE reads IS NOT NULL ORDER BY path')
  const fresh = await startSite({ feed, clock })
  await fresh.publish()
  expect(await treeOf(site.root)).toEqual(await treeOf(fresh.root))
  await fresh.stop()
  return made.all().map(({ path }) => String(path))
}

it('new words of a document that no list shows make its own page again, and the site map', async () => {
  const changed = { ...old, revision: 'revision-words', title: 'Lời mới' }
  expect(await madeAfter(changed)).toEqual(['/sitemap/document-2017.xml', '/van-ban/cu/'])
})

it('another type of it makes the lists again that count it, not those of other years', async () => {
  const changed = {
    ...old,
    revision: 'revision-type',
    type: newer.find(({ type }) => type !== old.type)?.type,
  }
  const made = await madeAfter(changed as Publication)
  expect(made).toEqual(
    expect.arrayContaining(['/', '/van-ban/', '/van-ban/nam/2017/', '/van-ban/cu/']),
  )
  expect(made).not.toContain('/van-ban/nam/2018/')
})

it('new words of a document that lists show make them again', async () => {
  const last = newer.at(-1) as (typeof newer)[number]
  const made = await madeAfter({
    ...last,
    revision: 'revision-words',
    title: 'Lời mới của văn bản mới',
  })
  expect(made).toEqual(
    expect.arrayContaining(['/van-ban/', '/van-ban/nam/2018/', '/rss/van-ban.xml']),
  )
  expect(made).not.toContain('/van-ban/nam/2017/')
})

it('a document of a year that had none makes the addresses of years again', async () => {
  const first = {
    ...old,
    id: 'vb-2001',
    slug: 'vb-2001',
    revision: 'revision-first',
    issuedOn: '2001-01-05',
  }
  const made = await madeAfter(first)
  expect(made).toEqual(
    expect.arrayContaining([
      '/sitemap.xml',
      '/so-do-cong/',
      '/sitemap/list.xml',
      '/van-ban/nam/2001/',
    ]),
  )
})

it('while changes are taken in by parts, site maps wait for the last of them', async () => {
  const many = Array.from({ length: 120 }, (_, n) => document(n + 100))
  for (const one of many) feed.put(one)
  const incoming = { left: 0 }
  const tools = {
    ...{ db: site.db, root: site.root, clock, underWay: new Set<string>(), incoming },
    ...{ downloads: createDownloads(async () => {}), filesInTurn: createTurns() },
    feed: createFeedClient(feed.url, feed.token),
  }
  const next = () => nextStale(site.db, clock().toISOString(), 1000, lastRank(incoming))
  const mapsAmongNext: boolean[] = []
  const own: number[] = []
  await pull(tools, many, () => {
    mapsAmongNext.push(next().some(({ path }) => path.startsWith('/sitemap/document-')))
    own.push(next().filter(({ id }) => many.some((one) => one.id === id)).length)
  })
  expect(mapsAmongNext).toEqual([false, false, true])
  expect(own).toEqual([50, 100, 120])
})
