import { afterEach, beforeEach, expect, it } from 'vitest'
import { document, frame } from '#scripts/bench/publications.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { expectFreshTree, startSite, type TestSite, treeOf } from './support.ts'

let feed: FeedStand
let site: TestSite
const now = new Date('2026-11-25T03:00:00.000Z')
/** Enough for threads to be hired. */
const size = 400

beforeEach(async () => {
  feed = await startFeedStand()
  for (const one of frame) feed.put(one)
  for (let n = 0; n < size; n += 1) feed.put(document(n))
  site = await startSite({ feed, clock: () => now })
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
})

it('pages made by several threads are those that one thread makes', async () => {
  await site.publish()
  expect(site.health()).toMatchObject({ status: 'ok', pages: { waiting: 0, failing: [] } })
  const together = await treeOf(site.root)
  // Little by little, so that nobody is hired.
  for (let from = 0; from < size; from += 100) {
    site.db.exec("UPDATE pages SET hash = NULL, reads = NULL WHERE kind = 'document'")
    site.db
      .prepare("UPDATE pages SET stale = 1 WHERE kind = 'document' AND id BETWEEN ? AND ?")
      .run(document(from).id, document(from + 99).id)
    await site.publisher.drain(new AbortController().signal)
  }
  expect(await treeOf(site.root)).toEqual(together)
})

it('what an editor changes during a full publish overtakes it, and so does what is taken back', async () => {
  site.follow()
  await until(async () => site.health().pages.waiting > 300)
  const [changed, gone] = [{ ...document(3, 1), title: 'Vừa sửa giữa chừng' }, document(4)]
  feed.put(changed)
  feed.remove('document', gone.id)
  feed.hint({ kind: 'document', id: changed.id }, { kind: 'document', id: gone.id })
  const path = (slug: string) => `/van-ban/${slug}/`
  await until(async () => (await site.get(path(changed.slug))).text.includes('Vừa sửa giữa chừng'))
  await until(async () => (await site.get(path(gone.slug))).status === 410)
  expect(site.health().pages.waiting).toBeGreaterThan(0)
  await until(async () => site.health().status === 'ok')
  await expectFreshTree(site.root, feed, () => now)
})

it('a page that no thread can make is named, and holds none of the others', async () => {
  await site.publisher.compare()
  site.db.exec(
    `UPDATE publications SET record = json_remove(record, '$.fields') WHERE id = '${document(5).id}'`,
  )
  await site.publisher.drain(new AbortController().signal)
  const { pages } = site.health()
  expect([pages.waiting, pages.failing]).toMatchObject([1, [{ id: document(5).id, tries: 1 }]])
})

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`It did not come about: ${JSON.stringify(site.health())}`)
}
