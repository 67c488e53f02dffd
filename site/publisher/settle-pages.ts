import { type Store, sql, transaction } from '../store/open.ts'
import { freePaths } from './claims.ts'
import type { Batch, MadePage } from './make-pages.ts'
import { ranks } from './pages.ts'
import { lastChange, lastChangeOfReads, nextChange, nextStale, type StalePage } from './stale.ts'

export type SettleTools = {
  db: Store
  root: string
  clock: () => Date
  /** Paths of pages that are being made. */
  underWay: Set<string>
  incoming: Incoming
}

/** How many records the feed told of that are still to be taken in, after those that are under way. */
export type Incoming = { left: number }

/** Site maps and feeds of what is still coming would be made again at once: they wait for all of it. */
export const lastRank = ({ left }: Incoming) => (left > 0 ? ranks.item : ranks.machine)

/**
 * The next pages in the order of work, but those under way; undefined when none may be made now. From
 * here until `settlePages` nobody knows which bytes stand there: a crash must not guess.
 */
export function handOut(tools: SettleTools, limit: number): Batch | undefined {
  const { db, clock, underWay, incoming } = tools
  const now = clock()
  const pages = nextStale(db, now.toISOString(), limit + underWay.size, lastRank(incoming))
    .filter(({ path }) => !underWay.has(path))
    .slice(0, limit)
  if (pages.length === 0) return undefined
  transaction(db, () => {
    const forget = sql(db, 'UPDATE pages SET hash = NULL WHERE page = ?')
    for (const { page, hash } of pages) if (hash !== null) forget.run(page)
  })
  for (const { path } of pages) underWay.add(path)
  return { now: now.getTime(), pages }
}

/** Keeps what became of pages. `stale` is lowered only if it has not risen meanwhile. */
export async function settlePages(tools: SettleTools, made: readonly MadePage[]): Promise<void> {
  const { db, root } = tools
  try {
    const latest = lastChange(db)
    transaction(db, () => {
      for (const one of made) settle(tools, one, latest)
    })
  } catch (error) {
    numbers.delete(db)
    throw error
  }
  for (const { page } of made) tools.underWay.delete(page.path)
  await freePaths(db, root, tools.underWay)
}

function settle(tools: SettleTools, made: MadePage, latest: number): void {
  const { db, clock } = tools
  const { page, path } = made.page
  const still = sql(db, 'SELECT 1 FROM pages WHERE page = ? AND path = ?').get(page, path)
  if (!still) disown(db, path)
  else if (!made.ok) postpone(db, made.page, made.problem, clock())
  else keep(db, made, latest, clock())
}

function keep(db: Store, made: MadePage & { ok: true }, latest: number, now: Date): void {
  const { page, stale } = made.page
  if (made.keys) noteReads(db, page, made.keys)
  const raised = made.change === latest ? 0 : lastChangeOfReads(db, page)
  sql(
    db,
    `UPDATE pages SET hash = :hash, reads = :reads, expires = :expires,
       written_at = CASE WHEN :written OR revision IS NOT :revision THEN :at ELSE written_at END,
       revision = :revision, problem = NULL, tries = 0, retry_at = '',
       stale = CASE WHEN :raised > :change THEN max(stale, :raised) WHEN stale = :stale THEN 0 ELSE stale END,
       urgent = CASE WHEN :raised <= :change AND stale = :stale THEN 0 ELSE urgent END
     WHERE page = :page`,
  ).run({
    ...{ page, stale, raised, hash: made.hash, reads: made.reads, expires: made.expires },
    ...{ change: made.change, revision: made.revision, written: made.written ? 1 : 0 },
    at: now.toISOString(),
  })
}

/**
 * The address was taken back while its page was made. Nobody's: the file goes with `freePaths`.
 * Claimed anew: these bytes may stand there, so it is made once more.
 */
function disown(db: Store, path: string): void {
  sql(db, 'UPDATE pages SET hash = NULL, stale = ? WHERE path = ?').run(nextChange(db), path)
}

/** The page keeps its last good file; it is tried again after 1 s, 2 s, 4 s … at most 5 minutes. */
function postpone(db: Store, { page }: StalePage, problem: string, now: Date): void {
  const row = sql(db, 'SELECT tries FROM pages WHERE page = ?').get(page)
  const tries = Number(row?.tries ?? 0) + 1
  const wait = Math.min(300, 2 ** (tries - 1)) * 1000
  const retryAt = new Date(now.getTime() + wait).toISOString()
  sql(db, 'UPDATE pages SET problem = ?, tries = ?, retry_at = ? WHERE page = ?').run(
    problem.slice(0, 500),
    tries,
    retryAt,
    page,
  )
}

function noteReads(db: Store, page: number, keys: readonly string[]): void {
  sql(db, 'DELETE FROM reads WHERE page = ?').run(page)
  const add = sql(db, 'INSERT INTO reads (key, page) VALUES (?, ?)')
  for (const name of keys) add.run(numberOf(db, name), page)
}

/** Numbers of keys, which never change; those of most pages are asked for again and again. */
const numbers = new WeakMap<Store, Map<string, number>>()
const numbersKept = 10_000

function numberOf(db: Store, name: string): number {
  const known = numbers.get(db) ?? new Map<string, number>()
  if (known.size === 0 || known.size > numbersKept) {
    known.clear()
    numbers.set(db, known)
  }
  const found = known.get(name)
  if (found !== undefined) return found
  const row = sql(
    db,
    'INSERT INTO keys (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = name RETURNING key',
  ).get(name)
  const key = Number(row?.key)
  known.set(name, key)
  return key
}
