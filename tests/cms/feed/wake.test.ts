import { getPayload } from 'payload'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeConfig } from '#cms/config.ts'
import { createChanges, during } from '#cms/feed/changes.ts'
import { createLook } from '#cms/feed/look.ts'
import { changesSchema, type ItemRef } from '#shared/feed.ts'
import { articleData, type FeedStand, startFeed } from './stand.ts'

let feed: FeedStand
let section: string
beforeAll(async () => {
  feed = await startFeed({ watch: true })
  const made = await feed.cms.payload.create({
    collection: 'sections',
    data: { title: 'Chuyển đổi số', order: 1 } as never,
    overrideAccess: true,
  })
  section = String(made.id)
})
afterAll(() => feed.stop())

const write = async (words: string, more: object = {}, payload = feed.cms.payload) => {
  const data = articleData(section, words, more) as never
  const { id } = await payload.create({ collection: 'articles', data, overrideAccess: true })
  return { kind: 'article', id: String(id) } as const
}
const after = async (cursor: string, wait = 0) => {
  const response = await feed.get(`/feed/changes?after=${encodeURIComponent(cursor)}&wait=${wait}`)
  return response.status === 200 ? changesSchema.parse(await response.json()) : response.status
}
/** Long polls as a site does, until the record is named; milliseconds it took. */
async function untilNamed(cursor: string, ref: ItemRef): Promise<number> {
  const started = performance.now()
  let at = cursor
  while (performance.now() - started < 10_000) {
    const hints = await after(at, 5)
    if (typeof hints === 'number') throw new Error(`changes answered ${hints}`)
    if (hints.items.some(({ kind, id }) => kind === ref.kind && id === ref.id))
      return performance.now() - started
    at = hints.cursor
  }
  throw new Error('never named')
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 2_500))

test('an unknown cursor answers 410, a missing one or a senseless wait 400', async () => {
  expect(await after('boot0:0')).toBe(410)
  expect(await after('')).toBe(410)
  expect((await feed.get('/feed/changes')).status).toBe(400)
  expect((await feed.get('/feed/changes?after=x&wait=1e9')).status).toBe(400)
  expect(await after(feed.changes.cursor())).toMatchObject({ items: expect.any(Array) })
})

test('the manifest’s cursor leads on: what is written after it is in the next hints', async () => {
  await settled()
  const { cursor } = await (await feed.get('/feed/manifest')).json()
  const ref = await write('Sau bản kê', { _status: 'published' })
  expect(await untilNamed(cursor, ref)).toBeLessThan(3_000)
})

test('what another process writes is told within a second or so, once', async () => {
  const config = await makeConfig(feed.cms.env)
  const other = await getPayload({ config, key: 'another process', disableOnInit: true })
  await settled()
  const cursor = feed.changes.cursor()
  const ref = await write('Từ tiến trình khác', { _status: 'published' }, other)
  expect(await untilNamed(cursor, ref)).toBeLessThan(3_000)
  await settled()
  const told = feed.changes.cursor()
  expect(Number(told.split(':')[1]) - Number(cursor.split(':')[1])).toBe(1)

  await other.update({
    collection: 'articles',
    id: ref.id,
    data: { deletedAt: new Date().toISOString() },
    overrideAccess: true,
  })
  await untilNamed(told, ref)
  const before = feed.changes.cursor()
  await other.updateGlobal({
    slug: 'home',
    data: { question: 'Cần tìm gì?' },
    overrideAccess: true,
  })
  await untilNamed(before, { kind: 'home', id: 'home' })
  await other.destroy()
})

test('a record is told at the instant it was scheduled for, and is published then', async () => {
  const at = new Date(Date.now() + 4_000)
  const ref = await write('Hẹn giờ', { _status: 'published', publishedAt: at.toISOString() })
  await settled()
  expect((await feed.items(ref))[0]?.gone).toBe(true)
  await untilNamed(feed.changes.cursor(), ref)
  const late = Date.now() - at.getTime()
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(600)
  expect((await feed.items(ref))[0]?.publication?.title).toBe('Hẹn giờ')
})

test('what a request of this process announced is not told again by the look', async () => {
  const changes = createChanges()
  const look = createLook({ payload: feed.cms.payload, changes })
  await look()
  const ref = await changes.during(async () => {
    const made = await write('Đã báo', { _status: 'published' })
    const { revision } = await feed.cms.payload.findByID({
      collection: 'articles',
      id: made.id,
      overrideAccess: true,
    })
    changes.announce('article', made.id, revision ?? undefined)
    return made
  })
  const { cursor } = changes.after(`${changes.cursor().split(':')[0]}:0`) ?? {}
  await look()
  const hints = changes.after(cursor ?? '')
  expect(hints?.items).not.toContainEqual(ref)
})

test('the hooks announce with the revision they wrote, inside their request', async () => {
  const told = await during(async () => write('Trong yêu cầu', { _status: 'published' }))
  const { changes } = await import('#cms/feed/changes.ts')
  const boot = changes.cursor().split(':')[0]
  const before = changes.cursor()
  const hints = changes.after(`${boot}:0`)?.items
  expect(hints).toContainEqual(told)
  const { revision } = await feed.cms.payload.findByID({
    collection: 'articles',
    id: told.id,
    overrideAccess: true,
  })
  changes.observe([{ ...told, revision: revision ?? '' }])
  expect(changes.cursor()).toBe(before)
})

test('a look that failed is made up for by the next, however long after', async () => {
  let clock = Date.now() + 60_000
  const changes = createChanges({ boot: 'x' })
  const look = createLook({ payload: feed.cms.payload, changes, now: () => new Date(clock) })
  const broken = vi.spyOn(feed.cms.payload.db, 'find').mockRejectedValue(new Error('down'))
  await expect(look()).rejects.toThrow('down')
  broken.mockRestore()
  const ref = await write('Trong lúc hỏng', { _status: 'published' })
  await feed.cms.payload.db.updateOne({
    collection: 'articles',
    id: ref.id,
    data: { changedAt: new Date(clock - 5_000).toISOString() },
  })
  clock += 40_000
  await look()
  expect(changes.after('x:0')?.items).toContainEqual(ref)
})
