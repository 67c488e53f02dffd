import type { FeedState } from '../publisher/publisher.ts'
import { countHeld } from '../publisher/removals.ts'
import { type Store, sql } from '../store/open.ts'

/** How the site is: `ok`, `behind` while work is left, `alarm` when somebody must look. */
export function healthOf(db: Store, feed: FeedState, publisherAlive: boolean) {
  const count = (text: string) => Number(sql(db, text).get()?.n)
  const stale = count('SELECT count(*) AS n FROM pages WHERE stale > 0')
  const held = countHeld(db)
  const problems = sql(
    db,
    'SELECT kind, id, title, reason, at FROM problems ORDER BY at DESC LIMIT 20',
  ).all()
  const failing = sql(
    db,
    'SELECT path, kind, id, problem, tries, retry_at AS retryAt FROM pages WHERE problem IS NOT NULL LIMIT 20',
  ).all()
  const alarm =
    !publisherAlive ||
    held > 0 ||
    problems.length > 0 ||
    failing.length > 0 ||
    feed.state === 'foreign'
  const status = alarm ? 'alarm' : stale > 0 || feed.state !== 'following' ? 'behind' : 'ok'
  return {
    status,
    publisher: publisherAlive ? 'running' : 'stopped',
    feed,
    pages: {
      known: count('SELECT count(*) AS n FROM pages'),
      waiting: stale,
      failing,
    },
    publications: count('SELECT count(*) AS n FROM publications'),
    refused: problems,
    removalsHeld: held,
    ...(held > 0 && {
      advice: `CMS báo ${held} mục không còn công bố, nhiều khác thường. Xem lại CMS; nếu đúng ý, chạy: npm run publish -- --accept-removals`,
    }),
  }
}
