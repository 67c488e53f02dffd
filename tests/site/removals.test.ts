import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { content, moreArticles } from './stand-content.ts'
import { startSite, type TestSite } from './support.ts'

let feed: FeedStand
let site: TestSite
let folder: string
let now = new Date('2026-11-25T03:00:00.000Z')
const clock = () => now
const extra = moreArticles(60)

beforeEach(async () => {
  feed = await startFeedStand()
  for (const one of [...content, ...extra]) feed.put(one)
  folder = mkdtempSync(join(tmpdir(), 'portal-removals-'))
  site = await startSite({ feed, clock, folder })
  await site.publish()
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
  await rm(folder, { recursive: true })
})

it('removals that trickle in one by one stop like a heap of them, and a restart forgets none', async () => {
  await trickle(0, 15)
  expect([stand(), site.health().removalsHeld]).toEqual([45, 0])
  await site.stop()
  site = await startSite({ feed, clock, folder })
  site.follow()
  await trickle(15, 30)
  expect([stand(), site.health().removalsHeld]).toEqual([40, 10])
  expect(site.health().status).toBe('alarm')
})

it('what is held stays held until an operator agrees; then the counting begins anew', async () => {
  await trickle(0, 25)
  expect([stand(), site.health().removalsHeld]).toEqual([40, 5])
  now = new Date(now.getTime() + 11 * 60_000)
  await site.publisher.compare()
  expect([stand(), site.health().removalsHeld]).toEqual([40, 5])
  await site.publisher.compare({ removals: true })
  expect([stand(), site.health().removalsHeld]).toEqual([35, 0])
  await trickle(25, 30)
  expect([stand(), site.health().removalsHeld]).toEqual([30, 0])
})

it('what an editor removes in the course of a day goes, and what comes back is no longer held', async () => {
  await trickle(0, 15)
  now = new Date(now.getTime() + 11 * 60_000)
  await trickle(15, 30)
  expect([stand(), site.health().removalsHeld]).toEqual([30, 0])
  await trickle(30, 40)
  expect([stand(), site.health().removalsHeld]).toEqual([25, 5])
  for (const one of extra.slice(30, 40)) feed.put(one)
  await site.publisher.compare()
  expect([stand(), site.health().removalsHeld]).toEqual([30, 0])
})

it('more than twenty go when they are few among many, and the first beyond the share waits', async () => {
  for (const one of moreArticles(500)) feed.put(one)
  await site.publisher.compare()
  expect(articles()).toBe(529)
  for (const { kind, id } of moreArticles(26)) feed.remove(kind, id)
  await site.publisher.compare()
  expect([stand(), site.health().removalsHeld]).toEqual([474, 0])
  feed.remove('article', 'them-26')
  await site.publisher.compare()
  expect([stand(), site.health().removalsHeld]).toEqual([474, 1])
})

/** Takes these articles back, each with a hint of its own, and waits until the site has heard of it. */
async function trickle(from: number, to: number): Promise<void> {
  for (const { kind, id } of extra.slice(from, to)) {
    feed.remove(kind, id)
    const before = stand() - site.health().removalsHeld
    feed.hint({ kind, id })
    const until = Date.now() + 5000
    while (stand() - site.health().removalsHeld === before && Date.now() < until) await pause()
    expect([id, stand() - site.health().removalsHeld]).toEqual([id, before - 1])
  }
}

/** How many of these articles the site still has. */
function stand(): number {
  const rows = site.db.prepare("SELECT id FROM publications WHERE id LIKE 'them-%'").all()
  return rows.length
}

/** How many articles of any name it has. */
function articles(): number {
  return site.db.prepare("SELECT 1 FROM publications WHERE kind = 'article'").all().length
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))
