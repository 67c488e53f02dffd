import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Publication } from '#shared/publication.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content, redirect } from './stand-content.ts'
import { expectFreshTree, startSite, type TestSite, treeOf } from './support.ts'

let feed: FeedStand
let site: TestSite

const now = new Date('2026-11-25T03:00:00.000Z')
const clock = () => now

beforeEach(async () => {
  feed = await startFeedStand()
  for (const one of content) feed.put(one)
  site = await startSite({ feed, clock })
})
afterEach(async () => {
  await site.stop()
  await feed.stop()
})

it('publishes everything the feed says, and twice changes nothing', async () => {
  await site.publish()
  expect(site.health().pages).toMatchObject({ waiting: 0, failing: [] })
  const first = await treeOf(site.root)
  expect(Object.keys(first)).toContain('/van-ban/vb-16/index.html')
  expect(Object.keys(first)).toContain('/index.html.br')
  await site.publish()
  expect(await treeOf(site.root)).toEqual(first)
})

it('serves a change within the long poll, and renders only pages that read it', async () => {
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
  const before = await treeOf(site.root)
  feed.put(changed(feed, 'document', 'vb-575', { title: 'Trích yếu đã sửa để kiểm tra' }))
  feed.hint({ kind: 'document', id: 'vb-575' })
  await site.settled(async () => (await site.get('/van-ban/vb-575/')).text.includes('đã sửa để'))
  const after = await treeOf(site.root)
  const written = Object.keys(after).filter((file) => after[file] !== before[file])
  expect(written).toContain('/van-ban/vb-575/index.html')
  expect(written.filter((file) => file.startsWith('/tin-tuc/'))).toEqual([])
  expect(written).not.toContain('/van-ban/vb-308/index.html')
  await equalsFreshPublish()
})

it('finds a change whose hint was lost when the CMS starts again', async () => {
  site.follow()
  await site.settled(() => site.health().feed.state === 'following')
  feed.put(changed(feed, 'article', 'tin-2', { title: 'Tin đổi trong lúc không ai báo' }))
  feed.restart()
  await site.settled(async () => (await site.get('/tin-tuc/tin-2/')).text.includes('không ai báo'))
  await equalsFreshPublish()
})

it('answers 410 where something was unpublished and 404 where nothing ever was', async () => {
  await site.publish()
  feed.remove('article', 'tin-3')
  await site.publish()
  expect((await site.get('/tin-tuc/tin-3/')).status).toBe(410)
  expect((await site.get('/tin-tuc/khong-co/')).status).toBe(404)
  expect((await site.get('/tin-tuc/')).text).not.toContain('Gửi, nhận 19.878')
  await equalsFreshPublish()
})

it('keeps both pages when two records swap their slugs', async () => {
  await site.publish()
  feed.put(changed(feed, 'article', 'tin-1', { slug: 'tin-2' }))
  feed.put(changed(feed, 'article', 'tin-2', { slug: 'tin-1' }))
  await site.publish()
  expect((await site.get('/tin-tuc/tin-1/')).text).toContain('Chủ động phòng ngừa')
  expect((await site.get('/tin-tuc/tin-2/')).text).toContain('Từ hai tỉnh thành một')
  await equalsFreshPublish()
})

it('frees the old address of a renamed record and leads it to the new one', async () => {
  await site.publish()
  feed.put(changed(feed, 'article', 'tin-4', { slug: 'ten-moi' }))
  feed.put(redirect('/tin-tuc/tin-4/', 'portal:article/tin-4'))
  await site.publish()
  const moved = await site.get('/tin-tuc/tin-4/')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/tin-tuc/ten-moi/'])
  expect((await site.get('/tin-tuc/ten-moi/')).status).toBe(200)
  await equalsFreshPublish()
})

it('renders every page that shows a renamed agency', async () => {
  await site.publish()
  feed.put(changed(feed, 'agency', 'ubnd-tinh', { title: 'Ủy ban nhân dân (tên thử)' }))
  await site.publish()
  expect((await site.get('/van-ban/vb-16/')).text).toContain('(tên thử)')
  await equalsFreshPublish()
})

it('shows on every list that a document has ended, whatever lists the ending one is in', async () => {
  feed.put(changed(feed, 'document', 'vb-cu-19', { issuedOn: '2026-11-20' }))
  await site.publish()
  const row = async () =>
    /vb-cu-19\/[\s\S]*?<\/li>/.exec((await site.get('/van-ban/ubnd-tinh/')).text)?.[0]
  expect(await row()).toContain('Còn hiệu lực')
  feed.put(
    changed(feed, 'document', 'vb-1519', {
      relations: [{ type: 'bai-bo', target: 'vb-cu-19' }],
    }),
  )
  await site.publish()
  expect(await row()).toContain('Hết hiệu lực toàn bộ')
  await equalsFreshPublish()
})

it('names a publication that breaks its schema and keeps its last good page', async () => {
  await site.publish()
  const good = (await site.get('/van-ban/vb-16/')).text
  feed.published.set('document/vb-16', {
    ...(feed.published.get('document/vb-16') as Publication),
    ...{ revision: 'revision-broken', issuedOn: '19/04/2017' },
  })
  await site.publish()
  expect((await site.get('/van-ban/vb-16/')).text).toBe(good)
  const { status, refused } = site.health()
  expect(status).toBe('alarm')
  expect(refused).toMatchObject([{ kind: 'document', id: 'vb-16' }])
  expect(String(refused[0]?.reason)).toContain('issuedOn')
  feed.put(changed(feed, 'document', 'vb-16', { issuedOn: '2017-04-19' }))
  await site.publish()
  expect(site.health().status).not.toBe('alarm')
})

it('removes nothing when another CMS answers at the same address', async () => {
  await site.publish()
  const before = await treeOf(site.root)
  feed.installation = 'another-installation'
  feed.published.clear()
  await expect(site.publish()).rejects.toThrow('bản cài đặt khác')
  expect(await treeOf(site.root)).toEqual(before)
  site.follow()
  await site.settled(() => site.health().feed.state === 'foreign')
  expect(site.health().status).toBe('alarm')
  expect(await treeOf(site.root)).toEqual(before)
})

it('removes nothing when its CMS is suddenly almost empty, until an operator agrees', async () => {
  await site.publish()
  const before = await treeOf(site.root)
  for (const one of content) if (one.kind === 'article') feed.remove('article', one.id)
  await site.publish()
  expect(await treeOf(site.root)).toEqual(before)
  expect(site.health()).toMatchObject({ status: 'alarm' })
  expect(site.health().removalsHeld).toBeGreaterThan(20)
  await site.publisher.compare({ removals: true })
  await site.publish()
  expect(site.health().removalsHeld).toBe(0)
  expect(Object.keys(await treeOf(site.root)).some((file) => file.includes('tin-1'))).toBe(false)
  await equalsFreshPublish()
})

it('answers every page, file and search while the CMS is down', async () => {
  await site.publish()
  await feed.stop()
  for (const path of [
    '/',
    '/van-ban/vb-350/',
    '/tin-tuc/tin-1/',
    '/tim-kiem/?q=quy+che',
    '/van-ban/?nam=2017',
  ])
    expect((await site.get(path)).status).toBe(200)
  feed = await startFeedStand()
})

it('brings attachments, gives each under its own name, and removes them when withdrawn', async () => {
  const file = feed.addFile('ban ký số.pdf', Buffer.from('%PDF-1.4 nội dung'), 'application/pdf')
  feed.put(changed(feed, 'document', 'vb-16', { files: [file] }))
  await site.publish()
  const path = `/tep/${file.sha256}/${encodeURIComponent(file.name)}`
  const answer = await site.get(path)
  expect([answer.status, answer.text]).toEqual([200, '%PDF-1.4 nội dung'])
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe(null)
  feed.put(
    changed(feed, 'document', 'vb-16', {
      files: [],
      withdrawn: { at: now.toISOString(), reason: 'Có sai sót' },
    }),
  )
  await site.publish()
  expect((await site.get(path)).status).toBe(404)
  await equalsFreshPublish()
})

it('makes pages again when the words they say about time stop being right', async () => {
  feed.put(changed(feed, 'document', 'vb-16', { effectiveOn: '2026-11-26' }))
  let at = now
  await site.stop()
  site = await startSite({ feed, clock: () => at })
  await site.publish()
  expect((await site.get('/van-ban/vb-16/')).text).toContain('Chưa có hiệu lực')
  at = new Date('2026-11-25T17:00:01.000Z')
  site.follow()
  await site.settled(async () =>
    (await site.get('/van-ban/vb-16/')).text.includes('Hết hiệu lực một phần'),
  )
})

it('takes the form away from the page of a consultation at its closing minute, though nobody changes anything', async () => {
  const path = '/gop-y-du-thao/hoc-phi/'
  const closes = new Date('2026-11-30T10:00:00.000Z').getTime()
  let at = new Date(closes - 60_000)
  await site.stop()
  site = await startSite({ feed, clock: () => at })
  await site.publish()
  const { text } = await site.get(path)
  expect(text).toContain(`href="${path}gui/"`)
  expect(text).toContain('Hạn cuối hôm nay')
  expect((await site.get('/gop-y-du-thao/')).text).toContain('Hạn cuối hôm nay')
  at = new Date(closes)
  site.follow()
  await site.settled(async () => !(await site.get(path)).text.includes('/gui/'))
  expect((await site.get(path)).text).toContain('Đã hết hạn nhận ý kiến lúc 17:00 ngày 30/11/2026')
  await site.settled(
    async () => !(await site.get('/gop-y-du-thao/')).text.includes('Hạn cuối hôm nay'),
  )
})

const equalsFreshPublish = () => expectFreshTree(site.root, feed, clock)
