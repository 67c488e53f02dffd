import { dayOf, formatDate, formatTime } from '#shared/dates.ts'
import type { SiteState } from '#shared/feed.ts'

/** What the CMS knows of one record: its row as the public may read it, and whether a newer draft waits. */
export type Row = {
  /** Published at least once and not taken back; always so where there are no drafts. */
  published: boolean
  publishedAt?: string
  trashed: boolean
  withdrawnAt?: string
  /** As the feed would send it now. */
  revision?: string
  newerDraft: boolean
}

export type Standing = {
  tone: 'draft' | 'waiting' | 'working' | 'live' | 'problem'
  sentence: string
  /** A second sentence, when there is more to know. */
  note?: string
  /** The page on the public site, once it is there. */
  path?: string
}

/** `10:02` today, else `10:02 ngày 25/11/2026`. */
export function clock(instant: string, now: Date): string {
  const today = dayOf(new Date(instant)) === dayOf(now)
  return today ? formatTime(instant) : `${formatTime(instant)} ngày ${formatDate(instant)}`
}

/** Where a record stands between the editor's desk and the reader, in one sentence. */
export function standingOf(row: Row, site: SiteState | 'unreachable', now: Date): Standing {
  const onSite = site !== 'unreachable' && site.revision !== undefined
  const publicNow =
    row.published && !row.trashed && (!row.publishedAt || new Date(row.publishedAt) <= now)
  if (!publicNow) {
    const standing = offStage(row)
    return onSite
      ? { ...standing, tone: 'working', note: 'Trang cũ đang được gỡ khỏi cổng.' }
      : standing
  }
  const draft = row.newerDraft ? { note: 'Có bản nháp mới hơn, chưa xuất bản.' } : {}
  if (site === 'unreachable') {
    return {
      tone: 'problem',
      sentence: 'Đã xuất bản. Chưa hỏi được cổng công khai; nội dung tự lên khi cổng trả lời.',
      ...draft,
    }
  }
  if (site.problem) return { tone: 'problem', sentence: `Lỗi: ${site.problem}`, ...draft }
  const path = site.path ? { path: site.path } : {}
  // Names, menus and the like have no page of their own: they stand on others.
  if (site.revision === row.revision && !site.path) {
    return { tone: 'live', sentence: 'Trên cổng.', ...draft }
  }
  if (site.revision !== row.revision || !site.liveAt) {
    return { tone: 'working', sentence: 'Đã xuất bản, đang đưa lên cổng.', ...path, ...draft }
  }
  const what = row.withdrawnAt ? 'Đã thu hồi; thông báo thu hồi trên cổng' : 'Trên cổng'
  return { tone: 'live', sentence: `${what} lúc ${clock(site.liveAt, now)}.`, ...path, ...draft }
}

function offStage(row: Row): Standing {
  if (row.trashed) return { tone: 'draft', sentence: 'Trong thùng rác.' }
  if (!row.published || !row.publishedAt) return { tone: 'draft', sentence: 'Chưa xuất bản.' }
  const at = `${formatTime(row.publishedAt)} ngày ${formatDate(row.publishedAt)}`
  return { tone: 'waiting', sentence: `Chờ đến ${at}.` }
}
