import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { content } from './stand-content.ts'
import { startSite, type TestSite } from './support.ts'

let feed: FeedStand
let site: TestSite

beforeAll(async () => {
  feed = await startFeedStand()
  site = await startSite({ feed })
})
afterAll(async () => {
  await site.stop()
  await feed.stop()
})

it('says that it is being prepared until somebody answers for the portal', async () => {
  await site.publish()
  for (const path of ['/', '/van-ban/', '/tim-kiem/?q=gia', '/khong-co/']) {
    const { status, text, headers } = await site.get(path)
    expect(status).toBe(503)
    expect(text).toContain('Cổng đang được chuẩn bị')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

it('needs no more than the name of the portal to show every page', async () => {
  for (const one of content) if (one.kind === 'portal') feed.put(one)
  await site.publish()
  expect(site.health().pages).toMatchObject({ waiting: 0, failing: [] })
  for (const path of ['/', '/van-ban/', '/tin-tuc/', '/co-quan/', '/so-do-cong/', '/sitemap.xml'])
    expect((await site.get(path)).status, path).toBe(200)
  expect((await site.get('/khong-co/')).status).toBe(404)
})
