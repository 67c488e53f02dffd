import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { cp, mkdir, readdir, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { childVariables } from '#scripts/environment.ts'
import { richText } from '../cms/support.ts'
import { builtSite } from '../support/builds.ts'
import { newPdf, uploadForm } from '../support/pdf.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { expectFreshTree } from './support.ts'

/** Bytes: long enough in coming to be met half there. */
const attachmentSize = 19_000_000
const largerThanPages = 500_000

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
  await mkdir(join(data, 'build'))
  await symlink(dirname((await builtSite()).dir), join(data, 'build', 'site'))
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
  await expectFreshTree(join(data, 'site', 'public'), portal.feed)
})

it('a site killed while it brings attachments has each of them whole, and no half one', async () => {
  const drafts = join(data, 'site', 'drafts')
  let halves = 0
  for (let round = 0; round < 3; round += 1) {
    start()
    const path = `/api/articles/${articles[round]}`
    const form = uploadForm(`lon-${round}.pdf`, newPdf(attachmentSize))
    const { id } = await portal.send('POST', '/api/files', form)
    const attached = portal.send('PATCH', path, { attachments: [id], _status: 'published' })
    await halfThere(drafts)
    await kill()
    await attached
    const left = await Promise.all((await readdir(drafts)).map((name) => stat(join(drafts, name))))
    halves += left.filter(({ size }) => size > largerThanPages && size < attachmentSize).length
  }
  expect(halves).toBeGreaterThan(0)
  start()
  await upToDate()
  expect(await readdir(drafts)).toEqual([])
  await kill()
  await expectFreshTree(join(data, 'site', 'public'), portal.feed)
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
  await expectFreshTree(join(data, 'site', 'public'), portal.feed)
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
      ...{ ...process.env, ...childVariables(portal.cms.env), NODE_ENV: 'production' },
      ...{ PORTAL_DATA: data, SITE_PORT: `${sitePort}`, SITE_ORIGIN: 'http://cong.example' },
      CMS_FEED_URL: portal.feed.url,
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

/** Resolves when a file larger than any page is being written into the folder. */
async function halfThere(folder: string): Promise<void> {
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(1)) {
    const names = existsSync(folder) ? readdirSync(folder) : []
    const sizes = names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size)
    if (sizes.some((size = 0) => size > largerThanPages)) return
  }
  throw new Error('No attachment was brought')
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
