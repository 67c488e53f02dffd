import { afterEach, beforeEach, expect, it } from 'vitest'
import { paths } from '#shared/paths.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content } from './stand-content.ts'
import { startSite, type TestSite } from './support.ts'

let feed: FeedStand
let site: TestSite

beforeEach(async () => {
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed, clock: () => new Date('2026-11-25T03:00:00.000Z') })
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
})

it('a record that cannot be written is refused alone, named where its editor looks, and tried again', async () => {
  // A fault of the store itself, for one record of the batch.
  site.db.exec(`CREATE TRIGGER fault BEFORE INSERT ON documents WHEN NEW.id = 'vb-16'
    BEGIN SELECT RAISE(ABORT, 'the index is broken'); END`)
  await site.publish()
  expect((await site.get('/van-ban/vb-575/')).status).toBe(200)
  expect((await site.get('/van-ban/vb-16/')).status).toBe(404)
  expect(count()).toBe(content.length - 1)
  const { status, refused } = site.health()
  expect(status).toBe('alarm')
  expect(refused).toMatchObject([{ kind: 'document', id: 'vb-16' }])
  expect(refused[0]?.reason).toContain('the index is broken')
  const state = await site.get(paths.internalState('document', 'vb-16'), {
    authorization: `Bearer ${feed.token}`,
  })
  expect(JSON.parse(state.text).problem).toContain('the index is broken')
  site.db.exec('DROP TRIGGER fault')
  await site.publish()
  expect((await site.get('/van-ban/vb-16/')).status).toBe(200)
  expect(site.health()).toMatchObject({ status: 'ok', refused: [] })
})

it('a removal that cannot be written leaves the page, is named, and holds no other change', async () => {
  await site.publish()
  site.db.exec(`CREATE TRIGGER fault BEFORE DELETE ON articles
    BEGIN SELECT RAISE(ABORT, 'the index is broken'); END`)
  feed.remove('article', 'tin-3')
  feed.remove('page', 'gioi-thieu')
  await site.publish()
  expect(site.health().refused).toMatchObject([{ kind: 'article', id: 'tin-3' }])
  expect((await site.get('/tin-tuc/tin-3/')).status).toBe(200)
  expect(count()).toBe(content.length - 1)
  site.db.exec('DROP TRIGGER fault')
  await site.publish()
  expect((await site.get('/tin-tuc/tin-3/')).status).toBe(410)
})

it('a file that takes long holds only its own record', async () => {
  const send = Promise.withResolvers<void>()
  feed.filesHeld = send.promise
  const file = feed.addFile('lon.pdf', Buffer.from('%PDF-1.4 tệp lớn'), 'application/pdf')
  feed.put(changed(feed, 'document', 'vb-16', { files: [file] }))
  site.follow()
  try {
    await site.settled(() => count() === content.length - 1)
    expect((await site.get('/van-ban/vb-575/')).status).toBe(200)
    expect((await site.get('/van-ban/vb-16/')).status).toBe(404)
  } finally {
    send.resolve()
  }
  await site.settled(() => count() === content.length)
  expect((await site.get('/van-ban/vb-16/')).text).toContain('lon.pdf')
  expect((await site.get(`/tep/${file.sha256}/lon.pdf`)).status).toBe(200)
})

it('files brought beside each other are kept when one record lets go of what another takes up', async () => {
  const shared = feed.addFile('chung.pdf', Buffer.from('%PDF-1.4 chung'), 'application/pdf')
  const own = feed.addFile('rieng.pdf', Buffer.from('%PDF-1.4 riêng'), 'application/pdf')
  const renamed = { ...own, name: 'ten khac.pdf' }
  feed.put(changed(feed, 'document', 'vb-16', { files: [shared] }))
  await site.publish()
  feed.put(changed(feed, 'document', 'vb-16', { files: [own] }))
  feed.put(changed(feed, 'document', 'vb-575', { files: [shared, own] }))
  feed.put(changed(feed, 'document', 'vb-350', { files: [renamed] }))
  await site.publish()
  expect(site.health().refused).toEqual([])
  for (const { sha256, name } of [shared, own, renamed])
    expect((await site.get(`/tep/${sha256}/${encodeURIComponent(name)}`)).status).toBe(200)
})

it('a refused record that its editors take back is no longer an alarm', async () => {
  const [one] = content.filter((each) => each.kind === 'article')
  const broken = { ...one, id: 'hong', slug: 'hong', publishedAt: 'hôm qua' }
  feed.published.set('article/hong', broken)
  await site.publish()
  expect(site.health().refused).toMatchObject([{ kind: 'article', id: 'hong' }])
  feed.remove('article', 'hong')
  await site.publish()
  expect(site.health().refused).toEqual([])
})

const count = () => Number(site.db.prepare('SELECT count(*) AS n FROM publications').get()?.n)
