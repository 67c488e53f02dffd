import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { buildSite } from '#site/build.ts'
import { richText } from '../cms/support.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { startSite, treeOf } from './support.ts'

let portal: TestPortal
let data: string
let sitePort: number
let child: ChildProcess | undefined
let section: string
const articles: string[] = []

beforeAll(async () => {
  portal = await startPortal()
  data = mkdtempSync(join(tmpdir(), 'portal-crash-'))
  sitePort = await freePort()
  await buildSite(join(data, 'build', 'site'))
  section = String(
    (await portal.send('POST', '/api/sections', { title: 'Y tế', slug: 'y-te', order: 1 })).id,
  )
  for (let i = 0; i < 12; i += 1) await addArticle(i)
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await portal.stop()
  await rm(data, { recursive: true, force: true })
})

it('a site killed at random moments of publishing ends with the tree of a fresh publish', async () => {
  for (let round = 0; round < 12; round += 1) {
    start()
    await Promise.all([change(round), pause(60 + Math.random() * 900)])
    await kill()
  }
  start()
  await upToDate()
  await kill()
  await expectFreshTree(join(data, 'site', 'public'))
})

it('a site put back to an older state of its own catches up by itself', async () => {
  await cp(join(data, 'site'), join(data, 'older'), { recursive: true })
  start()
  await change(100)
  await change(101)
  await upToDate()
  await kill()
  await rm(join(data, 'site'), { recursive: true })
  await cp(join(data, 'older'), join(data, 'site'), { recursive: true })
  start()
  await upToDate()
  await kill()
  await expectFreshTree(join(data, 'site', 'public'))
})

/** One of the things editors do, by the number of the round. */
async function change(round: number): Promise<void> {
  const id = articles[round % articles.length]
  const path = `/api/articles/${id}`
  const kinds = [
    () => portal.send('PATCH', path, { title: `Sửa lần ${round}`, _status: 'published' }),
    () => portal.send('PATCH', path, { slug: `ten-${round}`, _status: 'published' }),
    () => portal.send('PATCH', path, { _status: 'draft' }),
    () => addArticle(1000 + round),
    () => portal.send('PATCH', `/api/sections/${section}`, { title: `Y tế ${round}` }),
  ]
  await kinds[round % kinds.length]?.()
}

async function addArticle(i: number): Promise<void> {
  const article = await portal.send('POST', '/api/articles', {
    ...{
      title: `Tin ${i}`,
      slug: `tin-${i}`,
      section,
      summary: 'Tóm tắt.',
      author: 'An',
      source: 'Cổng thử',
    },
    ...{ body: richText(`Nội dung ${i}.`), _status: 'published' },
  })
  articles.push(String(article.id))
}

function start(): void {
  child = spawn(process.execPath, ['site/server.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORTAL_DATA: data,
      SITE_PORT: String(sitePort),
      SITE_ORIGIN: 'http://cong.example',
      CMS_FEED_URL: portal.feed.url,
      PORTAL_SITE_TOKEN: portal.feed.token,
      PAYLOAD_SECRET: 'secret-of-the-test-cms',
      PORTAL_RECEIPT_KEY: 'key-of-the-receipts-of-the-test-site',
    },
    stdio: 'ignore',
  })
}

async function kill(): Promise<void> {
  const dying = child
  if (!dying || dying.exitCode !== null) throw new Error('The site ended by itself')
  const gone = new Promise((resolve) => dying.once('exit', resolve))
  dying.kill('SIGKILL')
  await gone
}

/** Waits until the running site says that it follows the feed and nothing is left to do. */
async function upToDate(): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
    const answer = await fetch(`http://127.0.0.1:${sitePort}/healthz`).catch(() => undefined)
    const health = (await answer?.json()) as
      | { status: string; feed: { agreedAt?: string } }
      | undefined
    if (health?.status === 'ok' && health.feed.agreedAt) return
  }
  throw new Error('The site did not become up to date')
}

async function expectFreshTree(root: string): Promise<void> {
  const fresh = await startSite({ feed: portal.feed })
  await fresh.publish()
  expect(await treeOf(root)).toEqual(await treeOf(fresh.root))
  await fresh.stop()
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
