import type { FeedState } from '../publisher/publisher.ts'
import { countHeld } from '../publisher/removals.ts'
import { nextStale } from '../publisher/stale.ts'
import { type Store, sql } from '../store/open.ts'

/** How many of a kind of trouble are named; the rest is counted. */
const named = 20
/** How long the CMS may be away, as for an upgrade, before somebody must look. Milliseconds. */
const patience = 5 * 60_000

/**
 * How the site is: `ok`, `behind` while work is left, `alarm` when somebody must look. Everybody may
 * ask, so it names nothing but what is published.
 */
export function healthOf(db: Store, feed: FeedState, publisherAlive: boolean, now: Date) {
  const count = (text: string) => Number(sql(db, text).get()?.n)
  const stale = count('SELECT count(*) AS n FROM pages WHERE stale > 0')
  const held = countHeld(db)
  const problems = sql(
    db,
    'SELECT kind, id, title, reason, at FROM problems ORDER BY at DESC LIMIT ?',
  ).all(named)
  const failing = sql(
    db,
    `SELECT path, kind, id, problem, tries, retry_at AS retryAt, cause FROM pages
     WHERE problem IS NOT NULL ORDER BY path LIMIT ?`,
  ).all(named)
  const alarm =
    !publisherAlive ||
    held > 0 ||
    problems.length > 0 ||
    failing.length > 0 ||
    feed.state === 'foreign' ||
    (feed.since !== undefined && now.getTime() - Date.parse(feed.since) > patience)
  const work = stale + (feed.awaiting ?? 0)
  const status = alarm ? 'alarm' : work > 0 || feed.state !== 'following' ? 'behind' : 'ok'
  return {
    status,
    publisher: publisherAlive ? 'running' : 'stopped',
    feed,
    pages: {
      known: count('SELECT count(*) AS n FROM pages'),
      waiting: stale,
      // In the order of work; `cause` says why each waits.
      next: nextStale(db, now.toISOString(), named).map(({ path, cause }) => ({
        path,
        cause: tellCause(db, cause),
      })),
      failing: failing.map((page) => ({ ...page, cause: tellCause(db, String(page.cause)) })),
    },
    publications: count('SELECT count(*) AS n FROM publications'),
    refused: problems,
    removalsHeld: held,
    ...(held > 0 && {
      advice: `CMS báo ${held} mục không còn công bố, nhiều khác thường. Xem lại CMS; nếu đúng ý, chạy: npm run publish -- --accept-removals`,
    }),
  }
}

/** A record that is published no more is not named: only its kind is. */
function tellCause(db: Store, cause: string): string {
  const [kind = '', id] = cause.split('/')
  if (id === undefined) return cause
  const published = sql(db, 'SELECT 1 FROM publications WHERE kind = ? AND id = ?').get(kind, id)
  return published ? cause : kind
}
