import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '#shared/paths.ts'
import type { TestCms } from '../cms/support.ts'
import { type RunningCms, runCms } from './running-cms.ts'
import { expectFreshTree, startSite, type TestSite, treeOf } from './support.ts'
import { type Acknowledged, fillShelf, type Shelf, sha256, type Written, write } from './writers.ts'

let cms: RunningCms
let site: TestSite
let shelf: Shelf
const said: Acknowledged = {
  files: new Map(),
  records: { articles: new Map(), documents: new Map() },
  unanswered: new Map(),
}
const every = { overrideAccess: true, depth: 0, pagination: false } as const

beforeAll(async () => {
  cms = await runCms(async (first) => {
    shelf = await fillShelf(first)
  })
  site = await startSite({ feed: cms.feed })
  site.follow()
})
afterAll(async () => {
  await site.stop()
  await cms.remove()
})

it('a CMS killed at random moments of writing loses nothing it acknowledged and keeps nothing half', async () => {
  const few = () => Object.values(said.records).some(({ size }) => size < 5)
  for (let round = 1; round <= 3 || few(); round += 1) {
    await cms.start()
    const writing = (['articles', 'documents'] as const).map((collection) =>
      write(cms, collection, round, shelf, said),
    )
    await expect.poll(() => site.health().feed.state, { timeout: 30_000 }).toBe('following')
    await pause(Math.random() * 1000)
    await cms.kill()
    await Promise.all(writing)
  }
  await cms.look(async (kept) => {
    const digests = await wholeFiles(kept)
    for (const [id, digest] of said.files) expect(digests.get(id)).toBe(digest)
    for (const collection of ['articles', 'documents'] as const) {
      const titles = await wholeRecords(kept, collection, digests)
      for (const [id, title] of said.records[collection])
        expect([title, said.unanswered.get(id)]).toContain(titles.get(id))
    }
  })
}, 180_000)

it('the site that followed it all the while equals a fresh one', async () => {
  await cms.start()
  const started = new Date().toISOString()
  const agreed = () => String(site.health().feed.agreedAt) > started
  await expect.poll(agreed, { timeout: 30_000 }).toBe(true)
  const well = { status: 'ok', refused: [], pages: { waiting: 0 } }
  await expect.poll(() => site.health(), { timeout: 30_000 }).toMatchObject(well)
  await expectFreshTree(site.root, cms.feed)
})

it('with no CMS at all every page, file, filter, deeper list and search answers', async () => {
  await cms.kill('SIGTERM')
  await expect(fetch(`${cms.feed.url}/healthz`)).rejects.toThrow()
  const parts = locs(await read(paths.sitemapIndex))
  const pages = (await Promise.all(parts.map(read))).flatMap(locs)
  expect(pages).toHaveLength(new Set(pages).size)
  expect(pages.length).toBeGreaterThan(said.records.articles.size + said.records.documents.size)
  for (const path of pages) await read(path)

  const files = Object.keys(await treeOf(site.root)).filter((path) => path.startsWith('/tep/'))
  expect(files.length).toBeGreaterThan(said.records.documents.size)
  for (const path of files) await read(encodeURI(path))

  const asked = new Set<string>()
  for (const path of [paths.documents, paths.news, '/tim-kiem/?q=cu'])
    for (const [, link] of (await read(path)).matchAll(/href="(\/[^"]*\?[^"]*)"/g))
      asked.add(String(link).replaceAll('&#38;', '&').replaceAll('&amp;', '&'))
  for (const sought of [
    /van-ban\/\?loai=/,
    /van-ban\/\?.*trang=2/,
    /tin-tuc\/\?trang=/,
    /tim-kiem/,
  ])
    expect([...asked].filter((path) => sought.test(path))).not.toEqual([])
  for (const path of asked) await read(path)
})

const locs = (text: string) =>
  [...text.matchAll(/<loc>http:\/\/cong\.example([^<]+)<\/loc>/g)].map((found) => String(found[1]))

async function read(path: string): Promise<string> {
  const { status, text } = await site.get(path)
  expect([path, status]).toEqual([path, 200])
  return text
}

/** The digest of every file by its record's id; each is on the disk as the record says, and so are its smaller copies. */
async function wholeFiles({ payload }: TestCms): Promise<Map<string, string>> {
  const { docs } = await payload.find({ ...every, collection: 'files' })
  for (const { filename, sha256: own, sizes, digests } of docs) {
    const named = Object.entries((digests ?? {}) as Record<'w480', string>).map(
      ([size, digest]) => [sizes?.[size as 'w480']?.filename, digest],
    )
    for (const [name, digest] of [[filename, own], ...named]) {
      const bytes = await readFile(join(cms.data, 'cms', 'media', String(name)))
      expect([name, sha256(bytes)]).toEqual([name, digest])
    }
  }
  return new Map(docs.map(({ id, sha256: digest }) => [id, String(digest)]))
}

/** The title of every record by id; each is its own newest version, is in the log and names a file that is there. */
async function wholeRecords(
  { payload }: TestCms,
  collection: Written,
  files: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { docs } = await payload.find({ ...every, collection })
  for (const doc of docs) {
    const newest = { and: [{ parent: { equals: doc.id } }, { latest: { equals: true } }] }
    const versions = await payload.findVersions({ ...every, collection, where: newest })
    expect(versions.docs.map(({ version }) => version.title)).toEqual([doc.title])
    const logged = { recordId: { equals: doc.id } }
    const log = await payload.count({ overrideAccess: true, collection: 'events', where: logged })
    expect(log.totalDocs).toBeGreaterThan(0)
    const file = 'picture' in doc ? doc.picture : 'files' in doc && doc.files?.[0]
    if (doc.title.startsWith('Thử nghiệm')) expect(files.has(String(file))).toBe(true)
  }
  return new Map(docs.map(({ id, title }) => [id, title]))
}
