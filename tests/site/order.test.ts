import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SiteBuild } from '#site/build.ts'
import { adoptBuild } from '#site/publisher/build-change.ts'
import { nextStale } from '#site/publisher/stale.ts'
import { builtSite } from '../support/builds.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content } from './stand-content.ts'
import { startSite, type TestSite, treeOf } from './support.ts'

let feed: FeedStand
let site: TestSite
let now: number
/** A clock that moves with every look, so that what was written first has the earlier time. */
const clock = () => new Date(now++)

beforeEach(async () => {
  now = Date.parse('2026-11-25T03:00:00.000Z')
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed, clock })
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
})

it('makes the own page first, then home, lists, the newest records, and site maps last', async () => {
  await site.publish()
  feed.put(changed(feed, 'portal', 'portal', { phone: '0255 111 1111' }))
  feed.put(changed(feed, 'article', 'tin-4', { title: 'Tin vừa sửa' }))
  await site.publisher.compare()
  const order = nextStale(site.db, clock().toISOString(), 1000).map((page) => page.path)
  expect(order.slice(0, 2)).toEqual(['/tin-tuc/tin-4/', '/'])
  const [lists, items, machines] = [2, 3, 4].map((rank) =>
    paths('rank = ? AND urgent = 0 AND stale > 0 ORDER BY newest DESC, path', rank),
  )
  expect(machines).not.toEqual([])
  expect(order.slice(2)).toEqual([lists, items, machines].flat())
  const began = clock().toISOString()
  await site.publisher.drain(new AbortController().signal)
  // Six are under way at once, so neighbours may change places.
  const written = paths('written_at > ? ORDER BY written_at', began)
  expect(written.length).toBeGreaterThan(60)
  expect(written.slice(0, 12)).toEqual(expect.arrayContaining(['/tin-tuc/tin-4/', '/']))
  expect(written.indexOf('/van-ban/')).toBeLessThan(written.indexOf('/van-ban/vb-16/'))
  expect(written.indexOf('/tin-tuc/tin-1/')).toBeLessThan(written.indexOf('/van-ban/vb-16/'))
})

it('a page that throws is named with its record and tried again; the others go on without it', async () => {
  await site.publish()
  const before = await treeOf(site.root)
  // A record that no page can show, as a fault of ours would make of a good one.
  const damage =
    "UPDATE publications SET record = json_remove(record, '$.fields') WHERE id = 'vb-16'"
  site.db.exec(damage)
  feed.put(changed(feed, 'agency', 'ubnd-tinh', { title: 'Ủy ban nhân dân (tên thử)' }))
  await site.publish()
  const { status, pages } = site.health()
  expect(status).toBe('alarm')
  expect(pages.failing).toMatchObject([
    { path: '/van-ban/vb-16/', kind: 'document', id: 'vb-16', cause: 'agency/ubnd-tinh', tries: 1 },
  ])
  expect(pages.waiting).toBe(1)
  expect((await site.get('/co-quan/ubnd-tinh/')).text).toContain('(tên thử)')
  const file = '/van-ban/vb-16/index.html'
  expect((await treeOf(site.root))[file]).toBe(before[file])
  now += 2000
  await site.publisher.drain(new AbortController().signal)
  expect(site.health().pages.failing).toMatchObject([{ path: '/van-ban/vb-16/', tries: 2 }])
  feed.put(changed(feed, 'document', 'vb-16', {}))
  await site.publish()
  expect(site.health()).toMatchObject({ status: 'ok', pages: { waiting: 0, failing: [] } })
  expect((await site.get('/van-ban/vb-16/')).text).toContain('(tên thử)')
})

it('a new build of the site makes every page again, then drops the files of the old one', async () => {
  await site.stop()
  const folder = await mkdtemp(join(tmpdir(), 'portal-order-'))
  site = await startSite({ feed, clock, folder })
  await site.publish()
  const old = await assetsOf(site.root)
  // Beside the real one, from where the packages it needs are found.
  const builds = await mkdtemp(`${dirname((await builtSite()).dir)}-`)
  const build = await buildWithOtherStyles(builds)
  await adoptBuild(site.db, build, 'http://cong.example', site.root)
  const { pages } = site.health()
  expect([pages.waiting, pages.next[0]]).toEqual([pages.known, { path: '/', cause: 'build' }])
  // Until every page names the new files, readers of the old ones still get theirs.
  expect(await assetsOf(site.root)).toEqual(expect.arrayContaining(old))
  await site.stop()
  site = await startSite({ feed, clock, folder, build })
  await site.publish()
  const left = await assetsOf(site.root)
  expect(left).toContain(otherStyles)
  expect(left.filter((name) => name.endsWith('.css') && name !== otherStyles)).toEqual([])
  expect((await site.get('/')).text).toContain(otherStyles)
  await site.stop()
  await rm(builds, { recursive: true })
  await rm(folder, { recursive: true })
  site = await startSite({ feed, clock })
})

const otherStyles = 'Base.anotherone.css'

/** The same pages with their styles under another name, as a build after an edit of the styles. */
async function buildWithOtherStyles(builds: string): Promise<SiteBuild> {
  const dir = join(builds, 'another')
  await cp((await builtSite()).dir, dir, { recursive: true })
  const styles = join(dir, 'client', 'tinh')
  const [old = ''] = (await readdir(styles)).filter((name) => name.endsWith('.css'))
  await rename(join(styles, old), join(styles, otherStyles))
  const entries = await readdir(join(dir, 'server'), { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.name.endsWith('.mjs'))) {
    const file = join(entry.parentPath, entry.name)
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(old, otherStyles))
  }
  return { dir, id: 'another' }
}

async function assetsOf(root: string): Promise<string[]> {
  return (await readdir(join(root, 'tinh'))).filter((name) => !name.endsWith('.br'))
}

function paths(where: string, value: string | number): string[] {
  const rows = site.db.prepare(`SELECT path FROM pages WHERE ${where}`).all(value)
  return rows.map((row) => String(row.path))
}
