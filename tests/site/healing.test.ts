import { existsSync, mkdtempSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content } from './stand-content.ts'
import { expectFreshTree, startSite, type TestSite, treeOf } from './support.ts'

let feed: FeedStand
let site: TestSite
let folder: string
let now: Date
const clock = () => now

beforeEach(async () => {
  now = new Date('2026-11-25T03:00:00.000Z')
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  const file = feed.addFile('ban ký số.pdf', Buffer.from('%PDF-1.4 nội dung'), 'application/pdf')
  feed.put(changed(feed, 'document', 'vb-16', { files: [file] }))
  folder = mkdtempSync(join(tmpdir(), 'portal-healing-'))
  site = await startSite({ feed, clock, folder })
  await site.publish()
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
  await rm(folder, { recursive: true })
})

it('looks at nothing when the manifest has not changed, at every address when it has', async () => {
  const stray = await leaveStray()
  loseAddress('/tin-tuc/tin-2/')
  await site.publish()
  expect([existsSync(stray), hasAddress('/tin-tuc/tin-2/')]).toEqual([true, false])
  feed.put(changed(feed, 'article', 'tin-1', { title: 'Tin khác hẳn' }))
  await site.publish()
  expect(hasAddress('/tin-tuc/tin-2/')).toBe(true)
})

it('a start finds strays, lost addresses, and the whole tree taken away', async () => {
  const before = await treeOf(site.root)
  for (const damage of [
    async () => void (await leaveStray()),
    async () => loseAddress('/tin-tuc/tin-2/'),
    () => rm(join(site.root, 'index.html')),
    () => rm(join(site.root, 'van-ban', 'vb-16', 'index.html.br')),
    () => rm(join(site.root, 'tep'), { recursive: true }),
    () => rm(site.root, { recursive: true }),
  ]) {
    await damage()
    await site.stop()
    site = await startSite({ feed, clock, folder })
    site.follow()
    await site.settled(() => site.health().status === 'ok')
    expect(await treeOf(site.root)).toEqual(before)
  }
})

it('a store made anew takes back pages it never knew, but none before it knows what is published', async () => {
  const gone = join(site.root, 'tin-tuc', 'tin-3', 'index.html')
  const kept = join(site.root, 'tin-tuc', 'tin-2', 'index.html')
  await site.stop()
  for (const end of ['', '-wal', '-shm'])
    await rm(join(folder, `content.db${end}`), { force: true })
  feed.remove('article', 'tin-3')
  feed.fault = 503
  site = await startSite({ feed, clock, folder })
  site.follow()
  await site.settled(() => site.health().feed.state === 'unreachable')
  expect([existsSync(gone), existsSync(kept)]).toEqual([true, true])
  feed.fault = undefined
  await site.settled(() => site.health().status === 'ok' && !existsSync(gone))
  expect(existsSync(kept)).toBe(true)
  await expectFreshTree(site.root, feed, clock)
})

it('a site that runs for days looks again once a day', async () => {
  const before = await leaveStray()
  site.follow()
  await site.settled(() => !existsSync(before)) // the look at the start has been
  const stray = await leaveStray()
  await edit('Tin trong ngày')
  expect(existsSync(stray)).toBe(true)
  now = new Date(now.getTime() + 25 * 3600_000)
  await edit('Tin hôm sau')
  await site.settled(() => !existsSync(stray))
})

async function edit(title: string): Promise<void> {
  feed.put(changed(feed, 'article', 'tin-1', { title }))
  feed.hint({ kind: 'article', id: 'tin-1' })
  await site.settled(async () => (await site.get('/tin-tuc/tin-1/')).text.includes(title))
}

/** An attachment that no publication names. */
async function leaveStray(): Promise<string> {
  const stray = join(site.root, 'tep', 'a'.repeat(64), 'la.pdf')
  await mkdir(join(stray, '..'), { recursive: true })
  await writeFile(stray, 'lạ')
  return stray
}

const loseAddress = (path: string) =>
  void site.db.prepare('DELETE FROM pages WHERE path = ?').run(path)
const hasAddress = (path: string) =>
  site.db.prepare('SELECT 1 FROM pages WHERE path = ?').get(path) !== undefined
