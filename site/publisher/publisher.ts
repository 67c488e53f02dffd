import type { SiteBuild } from '../build.ts'
import type { SiteApp } from '../render.ts'
import { getMeta, openStoreReadOnly, type Store, setMeta } from '../store/open.ts'
import { createBringing } from './bring.ts'
import { dropOldAssets } from './build-change.ts'
import { checkEverything, sweepPages } from './check.ts'
import { type DrainProgress, drain } from './drain.ts'
import { type FeedClient, FeedError } from './feed-client.ts'
import { type Batch, makePages } from './make-pages.ts'
import { createCrew } from './makers.ts'
import { type Consent, ForeignCms, type Progress, pull, reconcile } from './reconcile.ts'
import { answerRequests } from './requests.ts'
import { nextRetry, raiseExpired } from './stale.ts'
import { createBell, createTurns, sleep } from './waiting.ts'

/** What a publisher works with; `db` is the one connection that writes. */
export type PublisherTools = {
  db: Store
  app: SiteApp
  build: SiteBuild
  feed: FeedClient
  origin: string
  root: string
  clock: () => Date
  log(level: 'info' | 'warn' | 'error', text: string, about?: Record<string, unknown>): void
}

/** How the site stands towards the feed. */
export type FeedState = {
  state: 'starting' | 'following' | 'unreachable' | 'foreign'
  reason?: string
  /** Since when the CMS has not answered, or is another one. */
  since?: string
  /** When the site last knew itself equal to the feed. */
  agreedAt?: string
  /** How many records wait for their files. */
  awaiting?: number
}

/** Seconds between full comparisons while hints flow, and of one long poll. */
const compareEvery = 600
/** Seconds until what was refused, as for a file that did not come, is asked for again. */
const retryRefused = 20
const pollWait = 25
/** Seconds between two looks at every page and file; the first is at the start. */
const checkEvery = 24 * 3600

/** Follows the feed and renders until told to stop: two loops over one store. */
export function createPublisher(given: PublisherTools) {
  const { db, feed, clock, log, app, origin, root } = given
  const store = String(db.location())
  const reading = openStoreReadOnly(store)
  const closing = new AbortController()
  const shared = {
    ...given,
    underWay: new Set<string>(),
    filesInTurn: createTurns(),
    incoming: { left: 0 },
  }
  const downloads = createBringing({
    ...{ ...shared, signal: closing.signal },
    done(applied) {
      brought.changed += applied.changed
      brought.refused += applied.refused
      if (applied.refused > 0) askAgain()
      bell.ring()
    },
  })
  const tools = {
    ...{ ...shared, downloads },
    maker: (batch: Batch) => makePages({ db: reading, app, origin, root }, batch),
    crew: createCrew({ store, build: given.build.dir, origin, root }),
  }
  const feedState: FeedState = {
    state: 'starting',
    get awaiting() {
      return downloads.count()
    },
  }
  const bell = createBell()
  const oneAtATime = createTurns()
  const brought = { changed: 0, refused: 0 }
  let compareAt = 0
  let checkedAt = 0

  const agree = () => {
    feedState.state = 'following'
    delete feedState.reason
    delete feedState.since
    feedState.agreedAt = clock().toISOString()
  }
  const check = async () => {
    await oneAtATime(() => checkEverything(tools))
    checkedAt = clock().getTime()
  }
  const askAgain = () => {
    setMeta(db, 'etag', undefined)
    compareAt = Math.min(compareAt, Date.now() + retryRefused * 1000)
  }
  /** Once the files have come too, the same manifest leaves nothing to do. */
  const conclude = async (etag: string | undefined, refusedBefore: number) => {
    await downloads.settled()
    if (closing.signal.aborted || brought.refused > refusedBefore) return
    await oneAtATime(async () => {
      setMeta(db, 'etag', etag)
      await sweepPages(db, tools.root)
    }).catch((error: unknown) => log('warn', 'Chưa dọn được trang cũ', { reason: String(error) }))
  }
  const compare = async (consent: Consent = {}, progress?: Progress) => {
    const due = compareAt
    const refusedBefore = brought.refused
    compareAt = Date.now() + compareEvery * 1000
    const done = await oneAtATime(async () => {
      const outcome = await reconcile(tools, consent, progress)
      if (outcome.refused + outcome.held + outcome.waiting === 0) await sweepPages(db, tools.root)
      return outcome
    }).catch((error: unknown) => {
      compareAt = due
      throw error
    })
    agree()
    bell.ring()
    const whole =
      done.waiting > 0 && done.refused + done.held === 0 && conclude(done.etag, refusedBefore)
    return { done, whole }
  }
  const follow = async (signal: AbortSignal): Promise<void> => {
    if (clock().getTime() - checkedAt > checkEvery * 1000) await check()
    const cursor = getMeta(db, 'cursor')
    if (cursor === undefined || Date.now() >= compareAt) {
      await compare()
      return
    }
    const changes = await feed.changes(cursor, pollWait, signal)
    if (changes.installation !== getMeta(db, 'installation')) {
      await compare()
      return
    }
    if (changes.items.length > 0) {
      const done = await oneAtATime(() => pull(tools, changes.items, bell.ring))
      if (done.refused > 0) askAgain()
    }
    setMeta(db, 'cursor', changes.cursor)
    agree()
    bell.ring()
  }
  const followLoop = async (signal: AbortSignal) => {
    let failures = 0
    while (!signal.aborted) {
      try {
        await follow(signal)
        failures = 0
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof FeedError && error.status === 410) {
          setMeta(db, 'cursor', undefined)
          continue
        }
        failures += 1
        feedState.state = error instanceof ForeignCms ? 'foreign' : 'unreachable'
        feedState.since ??= clock().toISOString()
        feedState.reason = error instanceof Error ? error.message : String(error)
        if (failures === 1)
          log('warn', 'Không theo được CMS, sẽ thử lại', { reason: feedState.reason })
        await sleep(Math.min(10_000, 250 * 2 ** Math.min(failures, 6)), signal)
      }
    }
  }
  const renderLoop = async (signal: AbortSignal, progress?: DrainProgress) => {
    while (!signal.aborted) {
      const expiry = raiseExpired(db, clock().toISOString())
      const done = await drain(tools, signal, progress)
      await dropOldAssets(db, tools.build, tools.root)
      if (done.failed > 0) log('error', 'Có trang chưa dựng được', { failed: done.failed })
      await answerRequests(tools, compare)
      const due = [expiry, nextRetry(db)].filter((at) => at !== undefined && at !== '').sort()[0]
      const wait = due ? Math.max(50, Date.parse(due) - clock().getTime()) : 1000
      await Promise.race([bell.rung(), sleep(Math.min(wait, 1000), signal)])
    }
  }
  return {
    feedState,
    check,
    /** Compares with the feed and waits for all files. */
    async compare(consent?: Consent, progress?: Progress) {
      const changedBefore = brought.changed
      const { done, whole } = await compare(consent, progress)
      await whole
      await downloads.settled()
      return { ...done, changed: done.changed + brought.changed - changedBefore }
    },
    /** Renders what is stale now, once. */
    async drain(signal: AbortSignal, progress?: DrainProgress) {
      const done = await drain(tools, signal, progress)
      await dropOldAssets(db, tools.build, tools.root)
      return done
    },
    /** After `run` and `drain` have ended. The store is its opener's to close. */
    async close() {
      closing.abort()
      await downloads.settled()
      await tools.crew.dismiss()
      reading.close()
    },
    async run(signal: AbortSignal): Promise<void> {
      compareAt = 0
      // What a crash left to be removed goes even while the CMS is down.
      await check()
      // Pages that were stale when the program stopped come first, whatever the CMS says.
      await Promise.all([renderLoop(signal), followLoop(signal)])
    },
  }
}

export type Publisher = ReturnType<typeof createPublisher>
