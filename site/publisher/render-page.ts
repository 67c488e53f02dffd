import { renderPath, type SiteApp } from '../render.ts'
import { type Store, sql, transaction } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import { lastChange, lastChangeOfReads, type StalePage } from './stale.ts'
import { hashOf, writePage } from './write.ts'

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
    transaction(db, () => {
      noteReads(db, page.page, reader.keys)
      const raised = lastChangeOfReads(db, page.page)
      const stale = raised > change ? raised : page.stale
      sql(
        db,
        `UPDATE pages SET hash = :hash, expires = :expires, written_at = :at, revision =
           (SELECT revision FROM publications p WHERE p.kind = pages.kind AND p.id = pages.id),
           problem = NULL, tries = 0, retry_at = '', stale = max(stale, :stale)
         WHERE page = :page`,
      ).run({
        page: page.page,
        hash,
        expires: reader.expires() ?? null,
        at: tools.clock().toISOString(),
        stale,
      })
      sql(db, 'UPDATE pages SET stale = 0, urgent = 0 WHERE page = ? AND stale = ?').run(
        page.page,
        page.stale,
      )
    })
    return { ok: true, written }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    postpone(db, page, problem, now)
    return { ok: false, problem }
  }
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
