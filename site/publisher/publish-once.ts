import type { Environment } from '#shared/environment.ts'
import { buildSite } from '../build.ts'
import { siteFolders } from '../env.ts'
import { openStore, type Store, sql } from '../store/open.ts'
import { takeLock } from './lock.ts'
import { openPublisher } from './open-publisher.ts'
import { countHeld } from './removals.ts'
import {
  carryOut,
  leaveRequest,
  type RequestAction,
  requestAnswer,
  withdrawRequest,
} from './requests.ts'
import { countStale } from './stale.ts'

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
  const { folder } = siteFolders(env)
  const lock = takeLock(folder)
  try {
    return lock ? await publishHere(env, action, show) : await askRunning(folder, action, show)
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) }
  } finally {
    lock?.release()
  }
}

async function publishHere(
  env: Environment,
  action: RequestAction,
  show: ShowProgress,
): Promise<Outcome> {
  const { builds, ...folders } = siteFolders(env)
  const { db, publisher } = await openPublisher(
    {
      ...{ ...folders, build: await buildSite(builds), origin: env.SITE_ORIGIN },
      ...{ feedUrl: env.CMS_FEED_URL, token: env.PORTAL_SITE_TOKEN },
    },
    () => {},
  )
  try {
    await publisher.check()
    const items = show('Nhận nội dung')
    const done = await carryOut(db, action, (consent) => publisher.compare(consent, items.at))
    items.done()
    const pages = show('Dựng trang')
    const { rendered, written } = await publisher.drain(new AbortController().signal, (so, left) =>
      pages.at(so.rendered + so.failed, so.rendered + so.failed + left),
    )
    pages.done()
    const did = `Đã nhận ${done.changed} thay đổi, dựng ${rendered} trang, ghi ${written} tệp.`
    return outcomeOf(db, did)
  } finally {
    await publisher.close()
    db.close()
  }
}

/** Leaves a request with the running site and watches it until it is done and nothing is stale. */
async function askRunning(
  folder: string,
  action: RequestAction,
  show: ShowProgress,
): Promise<Outcome> {
  const db = openStore(`${folder}/content.db`)
  const id = leaveRequest(db, action, new Date())
  const pages = show('Trang công khai đang chạy và tự dựng')
  let most = 0
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      const answer = requestAnswer(db, id)
      const left = countStale(db)
      most = Math.max(most, left)
      pages.at(most - left, most)
      if (answer) return { ok: false, sentence: answer }
      const stuck = sql(db, 'SELECT count(*) AS n FROM pages WHERE problem IS NOT NULL').get()
      if (answer === '' && left <= Number(stuck?.n))
        return outcomeOf(db, 'Trang công khai đang chạy đã so lại với CMS.')
      const lock = takeLock(folder)
      if (!lock) continue
      lock.release()
      return { ok: false, sentence: 'Trang công khai vừa dừng giữa chừng. Hãy chạy lại lệnh này.' }
    }
  } finally {
    pages.done()
    withdrawRequest(db, id)
    db.close()
  }
}

/** What was done, and what is left for somebody to look at. */
function outcomeOf(db: Store, did: string): Outcome {
  const left = countStale(db)
  const held = countHeld(db)
  const refused = Number(sql(db, 'SELECT count(*) AS n FROM problems').get()?.n)
  const parts = [
    did,
    ...(left > 0 ? [`${left} trang chưa dựng được, xem /healthz.`] : []),
    ...(refused > 0 ? [`${refused} mục bị từ chối, xem /healthz.`] : []),
    ...(held > 0 ? [`${held} mục chờ gỡ: chạy lại với --accept-removals nếu đúng ý.`] : []),
  ]
  return { ok: left + refused + held === 0, sentence: parts.join(' ') }
}
