import { renderPath, type SiteApp } from '../render.ts'
import { type Store, sql, transaction } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import { lastChange, lastChangeOfReads, nextChange, type StalePage } from './stale.ts'
import { hashOf, removePage, writePage } from './write.ts'

export type RenderTools = {
  db: Store
  app: SiteApp
  origin: string
  /** The tree of static files. */
  root: string
  clock: () => Date
}

/** What became of a page; `written` is false when its bytes are as they were. */
export type Rendered = { ok: true; written: boolean } | { ok: false; problem: string }

/** Pages that say themselves which status they are made for. */
const statusPages = new Map([
  ['/404/', 404],
  ['/410/', 410],
  ['/500/', 500],
])

/** Makes one stale page again. `stale` is lowered only if it has not risen meanwhile. */
export async function renderPage(tools: RenderTools, page: StalePage): Promise<Rendered> {
  const { db, app, origin, root } = tools
  const now = tools.clock()
  const change = lastChange(db)
  const revision = revisionOf(db, page)
  try {
    const reader = createReader(db, now)
    const response = await renderPath(app, origin, page.path, reader.read)
    const body = Buffer.from(await response.arrayBuffer())
    if (response.status !== (statusPages.get(page.path) ?? 200))
      throw new Error(`Trang trả về trạng thái ${response.status}`)
    const hash = hashOf(body)
    const before = sql(db, 'SELECT hash FROM pages WHERE page = ?').get(page.page)
    if (!before) return { ok: true, written: false }
    const written = before.hash !== hash
    if (written) {
      // Until the new hash is kept, nobody knows which bytes stand there: a crash must not guess.
      sql(db, 'UPDATE pages SET hash = NULL WHERE page = ?').run(page.page)
      await writePage(root, page.path, body)
    }
    const claimed = transaction(db, () => {
      const still = sql(db, 'SELECT 1 FROM pages WHERE page = ? AND path = ?')
      if (!still.get(page.page, page.path)) return disown(db, page.path)
      noteReads(db, page.page, reader.keys)
      const raised = lastChangeOfReads(db, page.page)
      const stale = raised > change ? raised : page.stale
      sql(
        db,
        `UPDATE pages SET hash = :hash, expires = :expires,
           written_at = CASE WHEN :written OR revision IS NOT :revision THEN :at ELSE written_at END,
           revision = :revision,
           problem = NULL, tries = 0, retry_at = '', stale = max(stale, :stale)
         WHERE page = :page`,
      ).run({
        page: page.page,
        hash,
        revision,
        written: written ? 1 : 0,
        expires: reader.expires() ?? null,
        at: tools.clock().toISOString(),
        stale,
      })
      sql(db, 'UPDATE pages SET stale = 0, urgent = 0 WHERE page = ? AND stale = ?').run(
        page.page,
        page.stale,
      )
      return true
    })
    if (!claimed) await removePage(root, page.path)
    return { ok: true, written }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    postpone(db, page, problem, now)
    return { ok: false, problem }
  }
}

/** What the record was when the page began to be made. */
function revisionOf(db: Store, { kind, id }: StalePage): string | null {
  if (!kind || !id) return null
  const row = sql(db, 'SELECT revision FROM publications WHERE kind = ? AND id = ?').get(kind, id)
  return row ? String(row.revision) : null
}

/**
 * The address was taken back while its page was made. Nobody's: the file goes (false). Claimed anew:
 * these bytes may stand over newer ones, so it is made once more (true).
 */
function disown(db: Store, path: string): boolean {
  return (
    sql(db, 'UPDATE pages SET hash = NULL, stale = ? WHERE path = ?').run(nextChange(db), path)
      .changes > 0
  )
}

/** The page keeps its last good file; it is tried again after 1 s, 2 s, 4 s … at most 5 minutes. */
function postpone(db: Store, page: StalePage, problem: string, now: Date): void {
  const row = sql(db, 'SELECT tries FROM pages WHERE page = ?').get(page.page)
  const tries = Number(row?.tries ?? 0) + 1
  const wait = Math.min(300, 2 ** (tries - 1)) * 1000
  const retryAt = new Date(now.getTime() + wait).toISOString()
  sql(db, 'UPDATE pages SET problem = ?, tries = ?, retry_at = ? WHERE page = ?').run(
    problem.slice(0, 500),
    tries,
    retryAt,
    page.page,
  )
}

function noteReads(db: Store, page: number, keys: ReadonlySet<string>): void {
  const names = [...keys].sort()
  const before = sql(db, 'SELECT reads FROM pages WHERE page = ?').get(page)
  const joined = hashOf(Buffer.from(names.join('\n')))
  if (before?.reads === joined) return
  sql(db, 'DELETE FROM reads WHERE page = ?').run(page)
  const addKey = sql(db, 'INSERT OR IGNORE INTO keys (name) VALUES (?)')
  const addRead = sql(db, 'INSERT INTO reads (key, page) SELECT key, ? FROM keys WHERE name = ?')
  for (const name of names) {
    addKey.run(name)
    addRead.run(page, name)
  }
  sql(db, 'UPDATE pages SET reads = ? WHERE page = ?').run(joined, page)
}
