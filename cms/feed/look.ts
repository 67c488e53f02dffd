import { setTimeout } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import { kinds } from '#shared/publication.ts'
import type { Announcement, Changes } from './changes.ts'
import { type Source, sources } from './sources.ts'

/** Milliseconds: how often the database is looked at, and how far back, for writes that were long in committing. */
const interval = 1_000
export const overlap = 10_000

export type Row = {
  id: string
  revision?: string | null
  changedAt?: string
  publishedAt?: string | null
}

/**
 * One look at what was written since the look before (less `overlap`) by whatever process, and what
 * has come due by its `publishedAt`. A look that fails is made up for by the next. Resolves to the
 * next instant at which something comes due, when that is less than `interval` away.
 */
export function createLook({
  payload,
  changes,
  now = () => new Date(),
}: {
  payload: Payload
  changes: Pick<Changes, 'observe'>
  now?: () => Date
}) {
  let before = now()
  return async function look(): Promise<Date | undefined> {
    const started = now()
    const changed = new Date(before.getTime() - overlap)
    const soon = new Date(started.getTime() + interval)
    const found: Announcement[] = []
    let next = Number.POSITIVE_INFINITY
    // Kinds kept in one collection are told of by one reading of it.
    const read: Record<string, Row[]> = {}
    for (const kind of kinds) {
      const source = sources[kind]
      const name = 'global' in source ? source.global : source.collection
      read[name] ??= await touched(payload, source, { changed, due: before, soon })
      for (const row of read[name]) {
        const ref = { kind, id: row.id }
        const [written, at] = [instantOf(row.changedAt), instantOf(row.publishedAt)]
        if (written >= changed.getTime()) found.push({ ...ref, revision: row.revision ?? '' })
        // What was dated in the past when it was written is public from its writing.
        if (at <= before.getTime() || at <= written) continue
        if (at <= started.getTime()) found.push({ ...ref, revision: `due ${at}` })
        else if (at <= soon.getTime()) next = Math.min(next, at)
      }
    }
    changes.observe(found)
    before = started
    return Number.isFinite(next) ? new Date(next) : undefined
  }
}

const instantOf = (value: string | null | undefined) => (value ? Date.parse(value) : 0)

/** Looks every second, and at the instant something comes due, until the returned function is called. */
export function watchDatabase(options: Parameters<typeof createLook>[0]): () => Promise<void> {
  const { payload, now = () => new Date() } = options
  const look = createLook(options)
  const stopping = new AbortController()
  async function run() {
    let failed = false
    while (!stopping.signal.aborted) {
      let next: Date | undefined
      try {
        next = await look()
        failed = false
      } catch (error) {
        if (!failed) payload.logger.error({ err: error }, 'feed: the look at the database failed')
        failed = true
      }
      const pause = next === undefined ? interval : next.getTime() - now().getTime()
      const wait = setTimeout(Math.min(interval, Math.max(1, pause)), undefined, {
        signal: stopping.signal,
      })
      await wait.catch(() => {}) // told to stop
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}

async function touched(
  payload: Payload,
  source: Source,
  { changed, due, soon }: { changed: Date; due: Date; soon: Date },
): Promise<Row[]> {
  if ('global' in source) {
    const row: Partial<Row> | null = await payload.db.findGlobal({
      slug: source.global,
      select: { revision: true, changedAt: true },
    })
    const fresh = row?.changedAt !== undefined && new Date(row.changedAt) >= changed
    return fresh ? [{ ...row, id: source.global }] : []
  }
  const find = (by: 'changedAt' | 'publishedAt', where: Where) =>
    payload.db.find<Row>({
      collection: source.collection,
      where,
      select: { revision: true, changedAt: true, ...(source.drafts && { publishedAt: true }) },
      // By the index that finds them: in another order SQLite would walk the whole table.
      sort: by,
      pagination: false,
      limit: 0,
    })
  const from = (instant: Date) => ({ greater_than_equal: instant.toISOString() })
  const written = await find('changedAt', { changedAt: from(changed) })
  if (!source.drafts) return written.docs
  const until = { publishedAt: { less_than_equal: soon.toISOString() } }
  const scheduled = await find('publishedAt', { and: [{ publishedAt: from(due) }, until] })
  const known = new Set(written.docs.map(({ id }) => id))
  return [...written.docs, ...scheduled.docs.filter(({ id }) => !known.has(id))]
}
