import type { Environment } from '#shared/environment.ts'
import { buildSite } from '../build.ts'
import { siteFolders } from '../env.ts'
import { loadApp } from '../render.ts'
import { openStore, type Store, sql } from '../store/open.ts'
import { adoptBuild } from './build-change.ts'
import { createFeedClient } from './feed-client.ts'
import { takeLock } from './lock.ts'
import { createPublisher } from './publisher.ts'
import { countHeld } from './removals.ts'
import { leaveRequest, type RequestAction, requestAnswer } from './requests.ts'
import { countStale, raiseAll } from './stale.ts'

export type Outcome = { ok: boolean; sentence: string }
/** Starts a line that says how far a work is; called with what is done and how much there is. */
export type ShowProgress = (label: string) => {
  at(done: number, total: number): void
  done(): void
}

/**
 * One comparison and all rendering that follows from it. While the site runs, its own publisher is
 * asked and watched; else this process publishes itself.
 */
export async function publishOnce(
  env: Environment,
  action: RequestAction,
  show: ShowProgress,
): Promise<Outcome> {
  const { folder, root, builds } = siteFolders(env)
  const db = openStore(`${folder}/content.db`)
  const lock = takeLock(folder)
  try {
    if (!lock) return await askRunning(db, action, show)
    const build = await buildSite(builds)
    await adoptBuild(db, build, env.SITE_ORIGIN, root)
    const publisher = createPublisher({
      ...{ db, root, build, origin: env.SITE_ORIGIN, clock: () => new Date(), log: () => {} },
      app: await loadApp(build.dir),
      feed: createFeedClient(env.CMS_FEED_URL, env.PORTAL_SITE_TOKEN),
    })
    if (action === 'all') raiseAll(db, 'asked')
    const consent = {
      removals: action === 'accept-removals',
      installation: action === 'accept-installation',
    }
    await publisher.check()
    const items = show('Nhận nội dung')
    const done = await publisher.compare(consent, items.at)
    items.done()
    const pages = show('Dựng trang')
    const drained = await publisher.drain(new AbortController().signal, (so, left) =>
      pages.at(so.rendered + so.failed, so.rendered + so.failed + left),
    )
    pages.done()
    return sentenceOf(db, done.changed, drained.rendered, drained.written, done.held)
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) }
  } finally {
    db.close()
    lock?.release()
  }
}

function sentenceOf(db: Store, changed: number, rendered: number, written: number, held: number) {
  const left = countStale(db)
  const refused = Number(sql(db, 'SELECT count(*) AS n FROM problems').get()?.n)
  const parts = [
    `Đã nhận ${changed} thay đổi, dựng ${rendered} trang, ghi ${written} tệp.`,
    ...(left > 0 ? [`${left} trang chưa dựng được, xem /healthz.`] : []),
    ...(refused > 0 ? [`${refused} mục bị từ chối, xem /healthz.`] : []),
    ...(held > 0 ? [`${held} mục chờ gỡ: chạy lại với --accept-removals nếu đúng ý.`] : []),
  ]
  return { ok: left + refused + held === 0, sentence: parts.join(' ') }
}

/** Leaves a request with the running site and watches it until it is done and nothing is stale. */
async function askRunning(db: Store, action: RequestAction, show: ShowProgress): Promise<Outcome> {
  const id = leaveRequest(db, action, new Date())
  const pages = show('Trang công khai đang chạy và tự dựng')
  let most = 0
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const answer = requestAnswer(db, id)
    const left = countStale(db)
    most = Math.max(most, left)
    pages.at(most - left, most)
    if (answer === undefined) continue
    if (answer !== '') return { ok: false, sentence: answer }
    const stuck = sql(db, 'SELECT count(*) AS n FROM pages WHERE problem IS NOT NULL').get()
    if (left > Number(stuck?.n)) continue
    pages.done()
    const held = countHeld(db)
    if (left + held > 0) return sentenceOf(db, 0, most, most - left, held)
    return { ok: true, sentence: `Trang công khai đã khớp với CMS, dựng ${most} trang.` }
  }
}
