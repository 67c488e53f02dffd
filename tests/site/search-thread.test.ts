import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSiteApp } from '#site/app.ts'
import { openReading, type Reading } from '#site/reading/reading.ts'
import { loadApp } from '#site/render.ts'
import { openStoreReadOnly, type Store } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'
import { builtSite } from '../support/builds.ts'
import { now } from './pages/content.ts'
import { publishPortal } from './pages/stand.ts'
import type { TestSite } from './support.ts'

const origin = 'http://cong.example'
let site: TestSite
let db: Store
let reading: Reading
let servers: Server[] = []

beforeAll(async () => {
  site = await publishPortal()
  db = openStoreReadOnly(join(site.folder, 'content.db'))
  const store = join(site.folder, 'content.db')
  reading = openReading({ store, build: (await builtSite()).dir, origin })
})
afterAll(async () => {
  for (const server of servers) server.close()
  servers = []
  await reading.close()
  db.close()
  await site.stop()
})

const wish = (address: string, limit = 10_000) => ({
  ...{ address, limit, now: now.getTime(), wanted: () => true },
})

describe('the thread that searches', () => {
  it.each([
    '/tim-kiem/?q=cong+thong+tin',
    '/van-ban/?q=dien+tu&nam=2015&trang=2',
    '/van-ban/van-ban.csv?loai=cong-van',
    '/van-ban/rss.xml?loai=bao-cao',
    '/tin-tuc/?trang=1',
  ])('answers %s as the site without it does', async (path) => {
    const url = await serve(reading)
    const [own, theirs] = await Promise.all([fetch(url + path), fetch(site.url + path)])
    expect(own.status).toBe(200)
    expect(await own.text()).toBe(await theirs.text())
    for (const name of ['content-type', 'cache-control', 'content-disposition', 'etag'])
      expect([name, own.headers.get(name)]).toEqual([name, theirs.headers.get(name)])
  })

  it('knows what has changed with the next page', async () => {
    const url = await serve(reading)
    const total = async () =>
      /<h2 id="ket-qua">([\d.]+) văn bản/.exec(
        await (await fetch(`${url}/van-ban/?nam=2017`)).text(),
      )?.[1]
    const before = Number(await total())
    putChanges(site.db, [{ kind: 'document', id: 'vb-16', gone: true }])
    expect(Number(await total())).toBe(before - 1)
  })

  it('is given up when it takes too long, and another answers the next', async () => {
    expect(await reading.ask(wish('/tim-kiem/?q=quy+che', 1))).toBe('slow')
    expect(await reading.ask(wish('/tim-kiem/?q=quy+che'))).toMatchObject({ status: 200 })
  })

  it('says in Vietnamese that a search was given up, and what helps', async () => {
    const url = await serve({ ...reading, ask: (one) => reading.ask({ ...one, limit: 1 }) })
    const answer = await fetch(`${url}/tim-kiem/?q=quy+che`)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(await answer.text()).toContain('Xin gõ thêm từ')
  })

  it('lets so many wait, asks the rest to come again, and keeps no file waiting', async () => {
    const url = await serve(reading)
    const asked = Array.from({ length: 150 }, () => fetch(`${url}/van-ban/?q=quy+che`))
    const page = await fetch(`${url}/van-ban/vb-350/`)
    expect(page.status).toBe(200)
    const answers = await Promise.all(asked)
    const refused = answers.filter((answer) => answer.status === 503)
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(60)
    expect(refused[0]?.headers.get('retry-after')).toBe('5')
    expect(await refused[0]?.text()).toContain('Cổng đang có nhiều người tìm kiếm')
  })

  it('makes nothing for readers who have left', async () => {
    let asked = 0
    const first = reading.ask(wish('/van-ban/?q=quy+che'))
    const left = { ...wish('/van-ban/?q=dien+tu'), wanted: () => ++asked === 0 }
    expect(await reading.ask(left)).toBe('busy')
    expect(await first).toMatchObject({ status: 200 })
  })

  it('passes on what a page threw, and goes on', async () => {
    await expect(reading.ask(wish('http://[/'))).rejects.toThrow()
    expect(await reading.ask(wish('/van-ban/?nam=2017'))).toMatchObject({ status: 200 })
  })
})

/** The site's own server with this reading thread. */
async function serve(reading: Reading): Promise<string> {
  const app = createSiteApp({
    ...{ db, app: await loadApp((await builtSite()).dir), origin, root: site.root, reading },
    ...{ token: 'x'.repeat(32), clock: () => now, trustProxy: false as const },
    publisher: { feed: site.publisher.feedState, alive: true },
    log: () => {},
  })
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
