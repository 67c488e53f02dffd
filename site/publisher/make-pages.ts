import { renderPath, type SiteApp } from '../render.ts'
import { type Store, sql } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import { lastChange, type StalePage } from './stale.ts'
import { hashOf, writePage } from './write.ts'

/** What a thread needs to make pages. `db` is a connection of its own, for reading only. */
export type MakeTools = {
  db: Store
  app: SiteApp
  origin: string
  /** The tree of static files. */
  root: string
}

/** Pages handed out together, to be made as of `now` (milliseconds). */
export type Batch = { now: number; pages: StalePage[] }

/** What became of a page. */
export type MadePage = { page: StalePage } & (
  | {
      ok: true
      /** The last change it was made from. */
      change: number
      hash: string
      /** False when its bytes are as they were. */
      written: boolean
      revision: string | null
      expires: string | null
      /** The hash of all keys read, and the keys when they are not those of last time. */
      reads: string
      keys?: string[]
    }
  | { ok: false; problem: string }
)

/** Pages that say themselves which status they are made for. */
const statusPages = new Map([
  ['/404/', 404],
  ['/410/', 410],
  ['/500/', 500],
])

/** Makes pages from one state of the store, and writes those whose bytes are others than before. */
export async function makePages(tools: MakeTools, batch: Batch): Promise<MadePage[]> {
  const { db } = tools
  const now = new Date(batch.now)
  const made: MadePage[] = []
  db.exec('BEGIN')
  try {
    const change = lastChange(db)
    for (const page of batch.pages) {
      try {
        made.push({ page, ok: true, change, ...(await makePage(tools, page, now)) })
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        made.push({ page, ok: false, problem })
      }
    }
  } finally {
    db.exec('COMMIT')
  }
  return made
}

async function makePage({ db, app, origin, root }: MakeTools, page: StalePage, now: Date) {
  const reader = createReader(db, now)
  const response = await renderPath(app, origin, page.path, reader.read)
  const body = Buffer.from(await response.arrayBuffer())
  if (response.status !== (statusPages.get(page.path) ?? 200))
    throw new Error(`Trang trả về trạng thái ${response.status}`)
  const hash = hashOf(body)
  const written = page.hash !== hash
  if (written) writePage(root, page.path, body)
  const keys = [...reader.keys].sort()
  const reads = hashOf(Buffer.from(keys.join('\n')))
  return {
    ...{ hash, written, reads, revision: revisionOf(db, page), expires: reader.expires() ?? null },
    ...(reads !== page.reads && { keys }),
  }
}

/** What the record is from which the page is made. */
function revisionOf(db: Store, { kind, id }: StalePage): string | null {
  if (!kind || !id) return null
  const row = sql(db, 'SELECT revision FROM publications WHERE kind = ? AND id = ?').get(kind, id)
  return row ? String(row.revision) : null
}
