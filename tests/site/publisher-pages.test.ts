import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Publication } from '#shared/publication.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content, redirect } from './stand-content.ts'
import { expectFreshTree, startSite, type TestSite } from './support.ts'

/** One site; each test goes on from where the last one ended. */
let feed: FeedStand
let site: TestSite
const now = new Date('2026-11-25T03:00:00.000Z')
const clock = () => now

beforeAll(async () => {
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed, clock })
  await site.publish()
})
afterAll(async () => {
  await site.stop()
  await feed.stop()
})

it('leaves the file of a page alone that is made again and says the same', async () => {
  const file = join(site.root, 'van-ban/vb-16/index.html')
  const before = await stat(file)
  feed.put(changed(feed, 'document', 'vb-16', {}))
  await site.publish()
  const { ino, mtimeMs } = await stat(file)
  expect([ino, mtimeMs]).toEqual([before.ino, before.mtimeMs])
  const { revision } = feed.published.get('document/vb-16') as Publication
  const made = site.db.prepare("SELECT revision FROM pages WHERE path = '/van-ban/vb-16/'").get()
  expect(made?.revision).toBe(revision)
})

it('links to a page from where it was named before it was there, follows its slug, and lets go', async () => {
  const links = async () => {
    const [home, page] = [await site.get('/tin-tuc/'), await site.get('/trang/gioi-thieu/')]
    const inMenu = /<a href="([^"]+)"[^>]*>Trang chưa đăng</.exec(home.text)?.[1]
    return [inMenu, /<a href="([^"]+)">trang chưa đăng</.exec(page.text)?.[1]]
  }
  expect(await links()).toEqual([undefined, undefined])
  feed.put({ ...changed(feed, 'page', 'gioi-thieu', {}), id: 'chua-dang', slug: 'moi-dang' })
  await site.publish()
  expect(await links()).toEqual(['/trang/moi-dang/', '/trang/moi-dang/'])
  await equalsFreshPublish()
  feed.put(changed(feed, 'page', 'chua-dang', { slug: 'ten-khac' }))
  await site.publish()
  expect(await links()).toEqual(['/trang/ten-khac/', '/trang/ten-khac/'])
  await equalsFreshPublish()
  feed.remove('page', 'chua-dang')
  await site.publish()
  expect(await links()).toEqual([undefined, undefined])
  await equalsFreshPublish()
})

it('shows a live page before a redirect from the same address, and the redirect once it is gone', async () => {
  feed.put(redirect('/tin-tuc/tin-1/', '/tin-tuc/'))
  await site.publish()
  expect((await site.get('/tin-tuc/tin-1/')).status).toBe(200)
  feed.remove('article', 'tin-1')
  await site.publish()
  const moved = await site.get('/tin-tuc/tin-1/')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/tin-tuc/'])
})

it('answers a page whose file is missing with the bytes that the file had', async () => {
  for (const path of ['/van-ban/vb-16/', '/', '/rss/tin-tuc.xml', '/tin-tuc/tin-2/']) {
    const { text, headers } = await site.get(path)
    const file = join(site.root, path.endsWith('/') ? `${path}index.html` : path)
    for (const one of [file, `${file}.br`]) await rm(one)
    const again = await site.get(path)
    expect([path, again.status, again.text]).toEqual([path, 200, text])
    expect(again.headers.get('cache-control')).toBe(headers.get('cache-control'))
  }
})

const equalsFreshPublish = () => expectFreshTree(site.root, feed, clock)
