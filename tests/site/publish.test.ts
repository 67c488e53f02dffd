import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { mkdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#scripts/bench/free-port.ts'
import { childVariables, loadEnvironment } from '#scripts/environment.ts'
import { builtSite } from '../support/builds.ts'
import { runScript } from '../support/run-script.ts'
import { type FeedStand, startFeedStand } from './feed-stand.ts'
import { changed, content, moreArticles } from './stand-content.ts'

let feed: FeedStand
let data: string
let site: ChildProcess | undefined
let variables: NodeJS.ProcessEnv
const extra = moreArticles(30)
const works = ['Nhận nội dung', 'Dựng trang']

async function begin(): Promise<void> {
  feed = await startFeedStand()
  for (const one of [...content, ...extra]) feed.put(one)
  data = mkdtempSync(join(tmpdir(), 'portal-publish-'))
  await mkdir(join(data, 'build'))
  await symlink(dirname((await builtSite()).dir), join(data, 'build', 'site'))
  const env = loadEnvironment({
    ...{ PORTAL_DATA: data, LOG_LEVEL: 'silent', SITE_PORT: String(await freePort()) },
    ...{ CMS_FEED_URL: feed.url, PORTAL_SITE_TOKEN: feed.token },
  })
  variables = { ...process.env, ...childVariables(env) }
}

async function end(): Promise<void> {
  await stopSite()
  await feed.stop()
  await rm(data, { recursive: true })
}

/** One story for each: every step goes on from where the last one ended. */
describe.each(['while the site runs', 'while the site is stopped'])(
  'npm run publish, %s',
  (when) => {
    const running = when === 'while the site runs'
    beforeAll(async () => {
      await begin()
      if (running) await startSite()
      else expect((await publish()).code).toBe(0)
    })
    afterAll(end)

    it('brings what the CMS has, and succeeds', async () => {
      feed.put(changed(feed, 'article', 'tin-1', { title: 'Tin không ai báo' }))
      const { code, said, errors } = await publish()
      expect([code, page('/tin-tuc/tin-1/').includes('Tin không ai báo')]).toEqual([0, true])
      for (const work of running ? ['Trang công khai đang chạy và tự dựng'] : works)
        expect(errors).toMatch(new RegExp(`^${work}: [\\d.]+/[\\d.]+ \\(\\d+%\\)`, 'm'))
      expect(said).toContain(running ? 'đang chạy đã so lại với CMS' : 'Đã nhận 1 thay đổi')
    })

    it('--all makes every page again, also one whose file was spoilt', async () => {
      const spoil = "UPDATE pages SET hash = 'spoilt'"
      store((db) => db.exec(spoil))
      expect((await publish()).code).toBe(0)
      expect(spoilt()).toBeGreaterThan(100)
      expect((await publish('--all')).code).toBe(0)
      expect(spoilt()).toBe(0)
    })

    it('fails with what to do while removals wait, and takes them with --accept-removals', async () => {
      for (const { kind, id } of extra) feed.remove(kind, id)
      const refused = await publish()
      expect([refused.code, page('/tin-tuc/them-1/') !== '']).toEqual([1, true])
      expect(refused.said).toContain('30 mục chờ gỡ: chạy lại với --accept-removals')
      const agreed = await publish('--accept-removals')
      expect([agreed.code, page('/tin-tuc/them-1/')]).toEqual([0, ''])
    })

    it('fails before another CMS, and takes it with --accept-installation', async () => {
      feed.installation = randomUUID()
      feed.restart()
      feed.put(changed(feed, 'article', 'tin-1', { title: 'Tin của nơi khác' }))
      const refused = await publish()
      expect(refused.code).toBe(1)
      expect(refused.said).toContain('bản cài đặt khác')
      expect(page('/tin-tuc/tin-1/')).not.toContain('nơi khác')
      const agreed = await publish('--accept-installation')
      expect([agreed.code, page('/tin-tuc/tin-1/').includes('nơi khác')]).toEqual([0, true])
    })

    it('fails and says so when a record was refused or the CMS is silent', async () => {
      feed.published.set('article/tin-1', { ...content[0], kind: 'article', id: 'tin-1' })
      const refused = await publish()
      expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('1 mục bị từ chối')])
      feed.fault = 503
      const silent = await publish()
      expect([silent.code, silent.said]).toEqual([1, expect.stringContaining('503')])
    })
  },
)

it('a consent given to a site that stops before it acts is not kept for another occasion', async () => {
  await begin()
  await startSite()
  feed.fault = 503
  site?.kill('SIGSTOP')
  const waiting = publish('--accept-removals')
  await expect.poll(requests, { timeout: 10_000 }).toBe(1)
  await stopSite()
  const { code, said } = await waiting
  expect([code, said]).toEqual([1, expect.stringContaining('vừa dừng giữa chừng')])
  expect(requests()).toBe(0)
  await end()
})

const publish = (...options: string[]) => runScript(variables, 'scripts/publish.ts', ...options)

async function startSite(): Promise<void> {
  site = spawn(process.execPath, ['site/server.ts'], { env: variables, stdio: 'ignore' })
  const address = `http://127.0.0.1:${variables.SITE_PORT}/healthz`
  for (const until = Date.now() + 60_000; Date.now() < until; await pause()) {
    const answer = await fetch(address).catch(() => undefined)
    const health = (await answer?.json()) as { status: string } | undefined
    if (health?.status === 'ok') return
  }
  throw new Error('The site did not become up to date')
}

async function stopSite(): Promise<void> {
  const ending = site
  site = undefined
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
  const gone = new Promise((resolve) => ending.once('exit', resolve))
  ending.kill('SIGKILL')
  await gone
}

/** The file of a page as it stands; '' when there is none. */
function page(path: string): string {
  try {
    return readFileSync(join(data, 'site', 'public', path, 'index.html'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function store<T>(work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(join(data, 'site', 'content.db'), { timeout: 5000 })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const countOf = (text: string) => store((db) => Number(db.prepare(text).get()?.n))
const spoilt = () => countOf("SELECT count(*) AS n FROM pages WHERE hash = 'spoilt'")
const requests = () => countOf('SELECT count(*) AS n FROM requests WHERE done_at IS NULL')

const pause = () => new Promise((resolve) => setTimeout(resolve, 50))
