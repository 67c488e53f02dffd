import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content } from './stand-content.ts'
import { startSite, type TestSite } from './support.ts'

let feed: FeedStand
let site: TestSite
let send: PromiseWithResolvers<void>

beforeEach(async () => {
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed })
  await site.publish()
  send = Promise.withResolvers()
  feed.filesHeld = send.promise
})
afterEach(async () => {
  send.resolve()
  await site.stop()
  await feed.stop()
})

it('a file that takes long delays no later change', async () => {
  const file = feed.addFile('lon.pdf', Buffer.from('%PDF-1.4 tệp lớn'), 'application/pdf')
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
  put(changed(feed, 'document', 'vb-16', { title: 'Có tệp lớn', files: [file] }))
  for (const title of ['Tin sau một', 'Tin sau hai']) {
    put(changed(feed, 'article', 'tin-1', { title }))
    await site.settled(async () => (await site.get('/tin-tuc/tin-1/')).text.includes(title))
  }
  expect((await site.get('/van-ban/vb-16/')).text).not.toContain('Có tệp lớn')
  send.resolve()
  await site.settled(async () => (await site.get('/van-ban/vb-16/')).text.includes('Có tệp lớn'))
  expect((await site.get(`/tep/${file.sha256}/lon.pdf`)).status).toBe(200)
})

it('a newer answer about a record is not undone by the file that its older one waited for', async () => {
  const file = feed.addFile('cu.pdf', Buffer.from('%PDF-1.4 bản cũ'), 'application/pdf')
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
  put(changed(feed, 'document', 'vb-16', { title: 'Bản có tệp', files: [file] }))
  await site.settled(() => feed.asked.includes(`GET /feed/files/${file.sha256}`))
  put(changed(feed, 'document', 'vb-16', { title: 'Bản không tệp', files: [] }))
  await site.settled(async () => (await site.get('/van-ban/vb-16/')).text.includes('Bản không tệp'))
  send.resolve()
  await site.settled(async () => (await readdir(join(site.folder, 'drafts'))).length === 0)
  expect((await site.get('/van-ban/vb-16/')).text).toContain('Bản không tệp')
  expect((await site.get(`/tep/${file.sha256}/cu.pdf`)).status).toBe(404)
})

it('what waits for its file when the site stops is asked for at the next start', async () => {
  const file = feed.addFile('cho.pdf', Buffer.from('%PDF-1.4 chờ'), 'application/pdf')
  feed.put(changed(feed, 'document', 'vb-16', { title: 'Còn chờ tệp', files: [file] }))
  site.follow()
  await site.settled(() => feed.asked.includes(`GET /feed/files/${file.sha256}`))
  await site.stop()
  send.resolve()
  site = await startSite({ feed })
  await site.publish()
  expect((await site.get('/van-ban/vb-16/')).text).toContain('Còn chờ tệp')
})

it('a file of 100 MB passes, and its second name is the same file on the disk', async () => {
  const large = feed.addFile('to.pdf', Buffer.alloc(100_000_000, '%PDF-1.7 '), 'application/pdf')
  const files = [large, { ...large, name: 'ten khac.pdf' }]
  feed.put(changed(feed, 'document', 'vb-16', { files }))
  send.resolve()
  await site.publish()
  const [one, other] = files.map(({ name }) => statSync(join(site.root, 'tep', large.sha256, name)))
  expect([one?.size, one?.ino]).toEqual([100_000_000, other?.ino])
  expect(feed.asked.filter((asked) => asked.includes(large.sha256))).toHaveLength(1)
})

function put(publication: ReturnType<typeof changed>): void {
  feed.put(publication)
  feed.hint({ kind: publication.kind, id: publication.id })
}
