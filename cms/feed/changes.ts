import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { ItemRef } from '#shared/feed.ts'
import type { Kind } from '#shared/publication.ts'

/** That something was written: a hint to ask for it, with the revision written, where the writer knows it. */
export type Announcement = ItemRef & { revision?: string }
export type Hints = { cursor: string; items: ItemRef[] }
export type Changes = ReturnType<typeof createChanges>

/** What was announced with its revision is not announced again within this time (milliseconds). */
const remembered = 60_000

/**
 * The hints of this process, in memory, numbered from 0: a cursor is `<boot>:<n>`, and one of another
 * boot, of the future or older than the newest `keep` hints is unknown (answered by undefined).
 */
export function createChanges({
  boot = randomBytes(8).toString('hex'),
  keep = 10_000,
  now = Date.now,
}: {
  boot?: string
  keep?: number
  now?: () => number
} = {}) {
  const log: ItemRef[] = []
  let first = 0
  let loose: Announcement[] = []
  const scope = new AsyncLocalStorage<Announcement[]>()
  const announced = new Map<string, number>()
  const waiters = new Set<() => void>()

  const cursor = () => `${boot}:${first + log.length}`

  function publish(announcements: readonly Announcement[]): void {
    if (announcements.length === 0) return
    log.push(...unique(announcements))
    if (log.length > keep) first += log.splice(0, log.length - keep).length
    for (const wake of [...waiters]) wake()
  }

  /** Notes for `remembered`; says whether it was news. */
  function note({ kind, id, revision }: Announcement): boolean {
    const key = `${kind}/${id}@${revision}`
    const news = !announced.has(key)
    announced.delete(key)
    announced.set(key, now())
    for (const [old, at] of announced) {
      if (at >= now() - remembered) break
      announced.delete(old)
    }
    return news
  }

  /**
   * A record was written, perhaps not committed yet: waits for the end of `during`, else for `flush`.
   */
  function announce(kind: Kind, id: string, revision?: string): void {
    const announcement = revision === undefined ? { kind, id } : { kind, id, revision }
    const pending = scope.getStore() ?? loose
    pending.push(announcement)
  }

  /**
   * Runs one request; what it announced goes out when it has returned, so after its commit, and no
   * other request's end lets it out earlier.
   */
  async function during<T>(request: () => Promise<T>): Promise<T> {
    const pending: Announcement[] = []
    try {
      return await scope.run(pending, request)
    } finally {
      for (const one of pending) if (one.revision !== undefined) note(one)
      publish(pending)
    }
  }

  /**
   * Lets out what was announced outside of `during`. Such a hint may be early (its transaction may
   * still be open), so it is not noted: the look at the database repeats it once.
   */
  function flush(): void {
    const pending = loose
    loose = []
    publish(pending)
  }

  /** What a look at the database found written: announces what was not announced with that revision. */
  function observe(found: readonly Announcement[]): void {
    publish(found.filter((one) => note(one)))
  }

  /** The hints after a cursor, each record once; undefined for an unknown cursor. */
  function after(given: string): Hints | undefined {
    const [, ofBoot, digits] = /^(\w+):(\d{1,15})$/.exec(given) ?? []
    const from = Number(digits)
    if (ofBoot !== boot || from < first || from > first + log.length) return undefined
    return { cursor: cursor(), items: unique(log.slice(from - first)) }
  }

  /** As `after`, but when there is nothing yet it waits, at most `milliseconds` or until `signal`. */
  async function wait(
    given: string,
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<Hints | undefined> {
    const hints = after(given)
    if (hints === undefined || hints.items.length > 0 || signal?.aborted) return hints
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        waiters.delete(wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      waiters.add(wake)
      signal?.addEventListener('abort', wake)
    })
    return after(given)
  }

  /** Ends every wait at once, with what there is: for a server that closes. */
  function release(): void {
    for (const wake of [...waiters]) wake()
  }

  return { announce, during, flush, observe, after, wait, release, cursor }
}

/** Each record once, where it was announced first. */
function unique(refs: readonly ItemRef[]): ItemRef[] {
  const seen = new Map<string, ItemRef>()
  for (const { kind, id } of refs) {
    const key = `${kind}/${id}`
    if (!seen.has(key)) seen.set(key, { kind, id })
  }
  return [...seen.values()]
}

/** The hints of this process; hooks announce, the server lets out, the feed answers. */
export const changes = createChanges()
export const { announce, during, flush } = changes
