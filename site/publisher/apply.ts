import type { ItemRef } from '#shared/feed.ts'
import { filesOf, publicationSchema } from '#shared/publication.ts'
import type { PublicFile } from '#shared/publication-parts.ts'
import { type Store, sql, transaction } from '../store/open.ts'
import { type Change, putChanges } from '../store/put.ts'
import { dropFiles, filesAreHere } from './attachments.ts'
import { claimPaths, freePaths } from './claims.ts'
import type { Downloads } from './downloads.ts'
import type { FeedItem } from './feed-client.ts'
import { refuse } from './refuse.ts'
import { type Cause, nextChange, raiseByKeys, raiseOwn } from './stale.ts'
import type { Turns } from './waiting.ts'

export type ApplyTools = {
  db: Store
  root: string
  clock: () => Date
  /** Paths of pages that are being made. */
  underWay: ReadonlySet<string>
  downloads: Downloads
  /** Files are placed, taken in and removed by one at a time: what one lets go of another may take up. */
  filesInTurn: Turns
}

/**
 * What a batch did. `refused` are named in `problems`; what they were before stays published, as with
 * those that are `waiting` for their files.
 */
export type Applied = { changed: number; refused: number; removed: number; waiting: number }

export const nothingApplied: Applied = { changed: 0, refused: 0, removed: 0, waiting: 0 }

/**
 * Takes a batch of answers into the store. Each publication is parsed first; those whose files are
 * here go in at once, the others when theirs have come, so that a slow file holds only its own record.
 */
export async function applyItems(tools: ApplyTools, items: FeedItem[]): Promise<Applied> {
  const total = await tools.filesInTurn(() => applyAtOnce(tools, items))
  await tools.downloads.room()
  return total
}

async function applyAtOnce(tools: ApplyTools, items: FeedItem[]): Promise<Applied> {
  const total = { ...nothingApplied }
  const ready: Change[] = []
  for (const item of items) {
    tools.downloads.forget(item)
    const change = accept(tools, item)
    if (!change) total.refused += 1
    else if ('gone' in change || (await filesAreHere(tools.root, change.publication)))
      ready.push(change)
    else {
      tools.downloads.wait(change.publication)
      total.waiting += 1
    }
  }
  await takeIn(tools, ready, total)
  return total
}

/** Takes in changes whose files are here, in one's turn, and removes files that went out of use. */
export async function takeIn(tools: ApplyTools, changes: Change[], total: Applied): Promise<void> {
  await dropFiles(tools.db, tools.root, await take(tools, changes, total))
}

/**
 * All changes and the raising of the pages they touch are one transaction. When one of them cannot
 * be written, each is tried alone and only that one is refused. Returns the files they named before.
 */
async function take(tools: ApplyTools, changes: Change[], total: Applied): Promise<PublicFile[]> {
  if (changes.length === 0) return []
  const { db, root } = tools
  let outdated: PublicFile[] = []
  try {
    const put = transaction(db, () => write(db, changes, tools.clock().toISOString()))
    outdated = put.outdated
    total.changed += put.count
    total.removed += changes.filter((one) => 'gone' in one).length
  } catch (error) {
    const [only, ...others] = changes
    if (only && others.length === 0) {
      const raw = 'publication' in only ? only.publication : undefined
      refuse(tools, refOf(only), raw, `Không ghi được vào kho nội dung: ${messageOf(error)}`)
      total.refused += 1
    } else for (const one of changes) outdated.push(...(await take(tools, [one], total)))
  }
  await freePaths(db, root, tools.underWay)
  return outdated
}

function write(db: Store, changes: Change[], now: string) {
  const change = nextChange(db)
  const outdated: PublicFile[] = []
  const touched = new Map<string, Cause>()
  const keys = new Map<string, Cause>()
  let count = 0
  for (const [i, { before, changed, ...effect }] of putChanges(db, changes).entries()) {
    const { kind, id } = refOf(changes[i] as Change)
    sql(db, 'DELETE FROM problems WHERE kind = ? AND id = ?').run(kind, id)
    if (before) outdated.push(...filesOf(before))
    if (!changed) continue
    count += 1
    for (const path of effect.paths) touched.set(path, `${kind}/${id}`)
    for (const key of effect.keys) keys.set(key, `${kind}/${id}`)
  }
  if (count > 0) {
    claimPaths(db, touched.keys(), change, now)
    raiseByKeys(db, keys, change)
    for (const [path, cause] of touched) raiseOwn(db, path, cause, change)
  }
  return { count, outdated }
}

function refOf(change: Change): ItemRef {
  const { kind, id } = 'publication' in change ? change.publication : change
  return { kind, id }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function accept(tools: ApplyTools, item: FeedItem): Change | undefined {
  const { kind, id } = item
  if ('gone' in item) return { kind, id, gone: true }
  const parsed = publicationSchema.safeParse(item.publication)
  if (parsed.success && parsed.data.kind === kind && parsed.data.id === id)
    return { publication: parsed.data }
  const issue = parsed.error?.issues[0]
  const where = issue?.path.join('.') || 'kind'
  const reason = `Nội dung CMS gửi sang sai khuôn mẫu ở “${where}”: ${issue?.message ?? kind}`
  refuse(tools, item, item.publication, reason)
  return undefined
}
