import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildSite } from '#site/build.ts'
import { makePages } from '#site/publisher/make-pages.ts'
import { openPublisher } from '#site/publisher/open-publisher.ts'
import { nextStale } from '#site/publisher/stale.ts'
import { loadApp } from '#site/render.ts'
import { openStoreReadOnly } from '#site/store/open.ts'
import { startBenchFeed } from './feed.ts'
import { hundredths, percent, plain, type Row, type Tell } from './figures.ts'
import { sampled } from './profile/sampled.ts'
import { sharesOf } from './profile/shares.ts'
import { document, documentId } from './publications.ts'

/** Pages of a batch as a thread gets them; changes that are made one after another. */
const [batch, changes] = [32, 60]
/** Pages, or changes, before samples are taken: the compiler's time is not theirs. */
const before = 320

/** Where the time goes: of taking in, of making pages as one thread does, of single changes from the feed on. */
export async function profileAtSize(size: number, tell: Tell): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const feed = await startBenchFeed(size)
  const build = await buildSite(join(data, 'build'))
  const [folder, root, origin] = [join(data, 'site'), join(data, 'public'), 'http://localhost']
  const settings = { folder, root, build, origin, feedUrl: feed.url, token: feed.token }
  const { db, publisher } = await openPublisher(settings, () => {})
  const taking = await sampled(async () => void (await publisher.compare()))
  tell(rowsOf('Taking in', 'a document', taking, size))

  const tools = {
    db: openStoreReadOnly(join(folder, 'content.db')),
    app: await loadApp(build.dir),
    origin,
    root,
  }
  const make = async (from: number, to: number) => {
    for (let at = from; at < to; at += batch)
      await makePages(tools, { now: Date.now(), pages: pages.slice(at, Math.min(to, at + batch)) })
  }
  const pages = nextStale(db, '9', size + 1000).filter(({ kind }) => kind === 'document')
  await make(0, before)
  tell(
    rowsOf(
      'Making pages',
      'a page',
      await sampled(() => make(before, pages.length)),
      pages.length - before,
    ),
  )
  tools.db.close()

  const stop = new AbortController()
  const running = publisher.run(stop.signal)
  const fresh = db.prepare('SELECT 1 FROM pages WHERE id = ? AND revision = ? AND stale = 0')
  const change = async (n: number, edition: number) => {
    const changed = document(n, edition)
    feed.put(changed)
    while (!fresh.get(documentId(n), changed.revision)) await pause(2)
  }
  const left = db.prepare('SELECT count(*) AS n FROM pages WHERE stale > 0')
  while (publisher.feedState.state === 'starting' || Number(left.get()?.n) > 0) await pause(50)
  const changeAll = async (edition: number) => {
    for (let n = 0; n < changes; n += 1) await change(n, edition)
    while (Number(left.get()?.n) > 0) await pause(2)
  }
  await changeAll(1)
  const changing = await sampled(() => changeAll(2))
  tell(rowsOf('One change', 'a change', changing, changes))
  stop.abort()
  await running
  await publisher.close()
  db.close()
  await feed.stop()
  await rm(data, { recursive: true, force: true, maxRetries: 3 })
}

/** Smaller shares are left out. */
const least = 0.02

function rowsOf(
  work: string,
  unit: string,
  { profile, used }: Awaited<ReturnType<typeof sampled>>,
  times: number,
): Row[] {
  return [
    plain(`${work}, processor ${unit}`, used / times, hundredths),
    ...sharesOf(profile)
      .filter(([, share]) => share >= least)
      .map(([cause, share]) => plain(`${work}: ${cause}`, share, percent)),
  ]
}
