import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content } from './stand-content.ts'
import { startSite, type TestSite } from './support.ts'

let feed: FeedStand
let site: TestSite
let now: Date

beforeEach(async () => {
  now = new Date('2026-11-25T03:00:00.000Z')
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed, clock: () => now })
  await site.publish()
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
})

it('says which pages wait, in the order of work, and which record each waits for', async () => {
  feed.put(changed(feed, 'document', 'vb-16', { title: 'Trích yếu khác' }))
  await site.publisher.compare()
  const { status, pages } = await ask()
  expect(status).toBe('behind')
  expect(pages.next[0]).toEqual({ path: '/van-ban/vb-16/', cause: 'document/vb-16' })
  expect(pages.next.map((page) => page.path)).toContain('/van-ban/ubnd-tinh/')
  expect(pages.waiting).toBe(pages.next.length)
})

it('names at most twenty pages that wait', async () => {
  feed.put(changed(feed, 'notice', 'notice', {}))
  await site.publisher.compare()
  const { pages } = await ask()
  expect([pages.next.length, pages.waiting > 20]).toEqual([20, true])
})

it('names no record that was taken back, only that one of its kind was', async () => {
  feed.remove('article', 'tin-3')
  await site.publisher.compare()
  const { text } = await site.get('/healthz')
  expect(text).not.toContain('tin-3')
  const { pages } = await ask()
  expect(pages.next).toContainEqual({ path: '/tin-tuc/', cause: 'article' })
})

it('says that words about time wait to be made right', async () => {
  feed.put(changed(feed, 'document', 'vb-16', { effectiveOn: '2026-11-26' }))
  await site.publish()
  // The page itself cannot be made any more, so that it is seen waiting.
  site.db.exec(
    "UPDATE publications SET record = json_remove(record, '$.fields') WHERE id = 'vb-16'",
  )
  now = new Date('2026-11-25T17:00:01.000Z')
  site.follow()
  await expect.poll(async () => (await ask()).pages.failing, { timeout: 5000 }).not.toEqual([])
  expect((await ask()).pages.failing).toMatchObject([{ path: '/van-ban/vb-16/', cause: 'time' }])
})

it('calls for somebody when the CMS has not answered for five minutes, and serves all the while', async () => {
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
  const agreed = site.health().feed.agreedAt
  feed.fault = 503
  feed.hint({ kind: 'notice', id: 'notice' })
  await site.settled(() => site.health().feed.state === 'unreachable')
  expect((await ask()).status).toBe('behind')
  now = new Date(now.getTime() + 5 * 60_000 + 1)
  const { status, feed: standing } = await ask()
  expect(status).toBe('alarm')
  expect(standing).toMatchObject({ agreedAt: agreed, since: agreed })
  expect(standing.reason).toContain('503')
  expect((await site.get('/van-ban/vb-16/')).status).toBe(200)
  feed.fault = undefined
  await site.settled(() => site.health().status === 'ok')
  expect((await ask()).feed.since).toBeUndefined()
})

/** The answer of the address, which is 200 as long as pages are served. */
async function ask(): Promise<ReturnType<TestSite['health']>> {
  const answer = await site.get('/healthz')
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text)
}
