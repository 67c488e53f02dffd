import type { Kind, PublicationOf } from '#shared/publication.ts'
import type { Store } from '../store/open.ts'

/** What a list works with: the store, the reader's day and clock, and the noting of what was read. */
export type ListContext = {
  db: Store
  now: Date
  /** `now` as a day in Asia/Ho_Chi_Minh, `yyyy-mm-dd`. */
  today: string
  note(key: string): void
  until(instant: Date): void
  get<K extends Kind>(kind: K, id: string): PublicationOf<K> | undefined
}

export type Pager = { page: number; pages: number; offset: number; limit: number }

/**
 * Page `page` of `total` things, `size` each, newest page first: page 1 is the newest.
 * A number outside is brought inside.
 */
export function pageFromNewest(total: number, size: number, page = 1): Pager {
  const pages = Math.max(1, Math.ceil(total / size))
  const at = Math.min(Math.max(1, Math.trunc(page)), pages)
  return { page: at, pages, offset: (at - 1) * size, limit: size }
}

/**
 * Pages numbered from the oldest, so that page `n` keeps its things when newer ones come. Without a
 * number: the newest `size` things, which is the first page readers meet.
 */
export function pageFromOldest(total: number, size: number, page?: number): Pager {
  const pages = Math.max(1, Math.ceil(total / size))
  if (page === undefined) return { page: pages, pages, offset: 0, limit: size }
  const at = Math.min(Math.max(1, Math.trunc(page)), pages)
  const end = total - (at - 1) * size
  const offset = Math.max(0, end - size)
  return { page: at, pages, offset, limit: end - offset }
}
