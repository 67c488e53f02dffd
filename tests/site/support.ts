import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createSiteApp } from '#site/app.ts'
import type { SiteBuild } from '#site/build.ts'
import { adoptBuild } from '#site/publisher/build-change.ts'
import { createFeedClient } from '#site/publisher/feed-client.ts'
import { createPublisher, type Publisher } from '#site/publisher/publisher.ts'
import { loadApp } from '#site/render.ts'
import { healthOf } from '#site/serve/health.ts'
import { openStore, openStoreReadOnly, type Store } from '#site/store/open.ts'
import { builtSite } from '../support/builds.ts'

export type TestSite = {
  url: string
  folder: string
  root: string
  db: Store
  publisher: Publisher
  /** Compares with the feed and renders all that is stale. */
  publish(): Promise<void>
  /** Follows the feed as the running site does, until `stop`. */
  follow(): void
  /** Resolves when nothing is stale and `done` holds; throws after five seconds. */
  settled(done?: () => boolean | Promise<boolean>): Promise<void>
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Headers }>
  health(): ReturnType<typeof healthOf>
  stop(): Promise<void>
}

export type TestSiteOptions = {
  feed: { url: string; token: string }
  folder?: string
  clock?: () => Date
  origin?: string
  build?: SiteBuild
}

/** A real site over a temporary folder: store, publisher, rendered files and HTTP. */
export async function startSite(options: TestSiteOptions): Promise<TestSite> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'portal-site-'))
  const root = join(folder, 'public')
  const build = options.build ?? (await builtSite())
  const db = openStore(join(folder, 'content.db'))
  const origin = options.origin ?? 'http://cong.example'
  await adoptBuild(db, build, origin, root)
  const app = await loadApp(build.dir)
  const clock = options.clock ?? (() => new Date())
  const tools = { db, app, build, origin, root, clock, log: () => {} }
  const feed = createFeedClient(options.feed.url, options.feed.token)
  const publisher = createPublisher({ ...tools, feed })
  const stop = new AbortController()
  const running: Promise<void>[] = []
  const reading = openStoreReadOnly(join(folder, 'content.db'))
  const server = createServer(
    { maxHeaderSize: 192 * 1024 },
    createSiteApp({
      ...{ db: reading, app, origin, root, token: options.feed.token, clock },
      publisher: { feed: publisher.feedState, alive: true },
      trustProxy: false,
      log: () => {},
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const health = () => healthOf(db, publisher.feedState, true, clock())
  return {
    ...{ url, folder, root, db, publisher, health },
    async publish() {
      await publisher.compare()
      await publisher.drain(stop.signal)
    },
    follow: () => void running.push(publisher.run(stop.signal)),
    async settled(done = () => true) {
      const until = Date.now() + 5000
      while (Date.now() < until) {
        if (health().pages.waiting === 0 && (await done())) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`The site did not settle: ${JSON.stringify(health())}`)
    },
    async get(path, headers = {}) {
      const response = await fetch(url + path, { headers, redirect: 'manual' })
      return { status: response.status, text: await response.text(), headers: response.headers }
    },
    async stop() {
      stop.abort()
      await Promise.all(running)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      reading.close()
      await publisher.close()
      db.close()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The invariant: the tree at `root` is what a fresh full publish of this feed writes, byte for byte. */
export async function expectFreshTree(
  root: string,
  feed: TestSiteOptions['feed'],
  clock = () => new Date(),
): Promise<void> {
  const fresh = await startSite({ feed, clock })
  try {
    await fresh.publish()
    expect(fresh.health()).toMatchObject({ refused: [], pages: { waiting: 0, failing: [] } })
    expect(await treeOf(root)).toEqual(await treeOf(fresh.root))
  } finally {
    await fresh.stop()
  }
}

/** Every file below a folder with the hash of its bytes, sorted by name. */
export async function treeOf(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const tree: Record<string, string> = {}
  for (const file of files.sort())
    tree[file.slice(root.length)] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
  return tree
}
