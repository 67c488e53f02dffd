import type { ItemRef } from '#shared/feed.ts'
import { filesOf, type Publication, publicationSchema } from '#shared/publication.ts'
import type { PublicFile } from '#shared/publication-parts.ts'
import { type Store, sql, transaction } from '../store/open.ts'
import { type Change, putChange } from '../store/put.ts'
import { load } from '../store/record.ts'
import { bringFiles, dropFiles, filesAreHere } from './attachments.ts'
import { claimPaths, freePaths } from './claims.ts'
import type { FeedClient, FeedItem } from './feed-client.ts'
import { refuse } from './refuse.ts'
import { type Cause, nextChange, raiseByKeys, raiseOwn } from './stale.ts'
import { createTurns } from './waiting.ts'

export type ApplyTools = { db: Store; feed: FeedClient; root: string; clock: () => Date }

/** What a batch did. `refused` are named in `problems`; what they were before stays published. */
export type Applied = { changed: number; refused: number; removed: number }

/** How many records' files are brought at once, and how many such records are taken in together. */
const downloadsAtOnce = 6
const takenTogether = 50

/**
 * Takes a batch of answers into the store. Each publication is parsed first; those whose files are
 * here go in at once, the others when theirs have come, so that a slow file holds only its own record.
 */
export async function applyItems(tools: ApplyTools, items: FeedItem[]): Promise<Applied> {
  const total: Applied = { changed: 0, refused: 0, removed: 0 }
  const ready: Change[] = []
  const waiting: Publication[] = []
  for (const item of items) {
    const change = accept(tools, item)
    if (!change) total.refused += 1
    else if ('gone' in change || (await filesAreHere(tools.root, change.publication)))
      ready.push(change)
    else waiting.push(change.publication)
  }
  await dropFiles(tools.db, tools.root, await take(tools, ready, total))
  await takeAsFilesCome(tools, waiting, total)
  return total
}

/** Files that went out of use go at the end only: one just brought may be another record's, soon. */
async function takeAsFilesCome(
  tools: ApplyTools,
  waiting: Publication[],
  total: Applied,
): Promise<void> {
  const { db, feed, root } = tools
  const outdated: PublicFile[] = []
  const arrived: Change[] = []
  const inTurn = createTurns()
  const takeArrived = () =>
    inTurn(async () => void outdated.push(...(await take(tools, arrived.splice(0), total))))
  const bring = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      try {
        await bringFiles(feed, db, root, one)
        arrived.push({ publication: one })
      } catch (error) {
        refuse(tools, one, one, `Chưa tải được tệp đính kèm: ${messageOf(error)}`)
        total.refused += 1
      }
      if (arrived.length >= takenTogether) await takeArrived()
    }
    await takeArrived()
  }
  await Promise.all(Array.from({ length: downloadsAtOnce }, bring))
  await dropFiles(db, root, outdated)
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
    const put = transaction(db, () => putChanges(db, changes, tools.clock().toISOString()))
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
  await freePaths(db, root)
  return outdated
}

function putChanges(db: Store, changes: Change[], now: string) {
  const change = nextChange(db)
  const outdated: PublicFile[] = []
  const touched = new Map<string, Cause>()
  const keys = new Map<string, Cause>()
  let count = 0
  for (const one of changes) {
    const { kind, id } = refOf(one)
    const before = load(db, kind, id)
    if (before) outdated.push(...filesOf(before))
    sql(db, 'DELETE FROM problems WHERE kind = ? AND id = ?').run(kind, id)
    const effect = putChange(db, one)
    if (!effect.changed) continue
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

function messageOf(error: unknown): string {
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
