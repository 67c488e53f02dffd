import type { ItemRef } from '#shared/feed.ts'
import { filesOf, type Publication, publicationSchema } from '#shared/publication.ts'
import type { PublicFile } from '#shared/publication-parts.ts'
import { type Store, sql, transaction } from '../store/open.ts'
import { type Change, putChange } from '../store/put.ts'
import { load } from '../store/record.ts'
import { bringFiles, dropFiles } from './attachments.ts'
import { claimPaths, freePaths } from './claims.ts'
import type { FeedClient, FeedItem } from './feed-client.ts'
import { nextChange, raiseByKeys, raiseOwn } from './stale.ts'

export type ApplyTools = { db: Store; feed: FeedClient; root: string; clock: () => Date }

/** What a batch did. `refused` are named in `problems`; what they were before stays published. */
export type Applied = { changed: number; refused: number; removed: number }

/**
 * Takes a batch of answers into the store: each publication is parsed and its files are brought
 * first, then all changes and the raising of the pages they touch are one transaction; files nobody
 * names any more go after it.
 */
export async function applyItems(tools: ApplyTools, items: FeedItem[]): Promise<Applied> {
  const { db } = tools
  const changes: Change[] = []
  let refused = 0
  for (const item of items) {
    const change = await accept(tools, item)
    if (change) changes.push(change)
    else refused += 1
  }
  const outdated: PublicFile[] = []
  const now = tools.clock().toISOString()
  const changed = transaction(db, () => {
    const change = nextChange(db)
    const touched = new Set<string>()
    const keys = new Set<string>()
    let count = 0
    for (const one of changes) {
      const ref = refOf(one)
      const before = load(db, ref.kind, ref.id)
      if (before) outdated.push(...filesOf(before))
      sql(db, 'DELETE FROM problems WHERE kind = ? AND id = ?').run(ref.kind, ref.id)
      const effect = putChange(db, one)
      if (!effect.changed) continue
      count += 1
      for (const path of effect.paths) touched.add(path)
      for (const key of effect.keys) keys.add(key)
    }
    if (count === 0) return 0
    claimPaths(db, touched, change, now)
    raiseByKeys(db, keys, change)
    for (const path of touched) raiseOwn(db, path, change)
    return count
  })
  await dropFiles(db, tools.root, outdated)
  await freePaths(db, tools.root)
  return { changed, refused, removed: changes.filter((one) => 'gone' in one).length }
}

function refOf(change: Change): ItemRef {
  const { kind, id } = 'publication' in change ? change.publication : change
  return { kind, id }
}

async function accept(tools: ApplyTools, item: FeedItem): Promise<Change | undefined> {
  const { kind, id } = item
  if ('gone' in item) return { kind, id, gone: true }
  const parsed = publicationSchema.safeParse(item.publication)
  if (!parsed.success || parsed.data.kind !== kind || parsed.data.id !== id) {
    const issue = parsed.error?.issues[0]
    const where = issue?.path.join('.') || 'kind'
    refuse(
      tools,
      item,
      `Nội dung CMS gửi sang sai khuôn mẫu ở “${where}”: ${issue?.message ?? kind}`,
    )
    return undefined
  }
  const publication: Publication = parsed.data
  try {
    await bringFiles(tools.feed, tools.db, tools.root, publication)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    refuse(tools, item, `Chưa tải được tệp đính kèm: ${reason}`)
    return undefined
  }
  return { publication }
}

/** Names the record in `problems`; its last good page stays. */
function refuse(tools: ApplyTools, item: FeedItem, reason: string): void {
  const raw = 'publication' in item ? item.publication : undefined
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  sql(
    tools.db,
    `INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET
       revision = excluded.revision, title = excluded.title, reason = excluded.reason, at = excluded.at`,
  ).run(
    item.kind,
    item.id,
    String(given.revision ?? ''),
    given.title === undefined ? null : String(given.title).slice(0, 200),
    reason.slice(0, 500),
    tools.clock().toISOString(),
  )
}
