import { setImmediate } from 'node:timers/promises'
import { type ItemRef, itemsLimit, type Manifest } from '#shared/feed.ts'
import type { Kind } from '#shared/publication.ts'
import { getMeta, type Store, setMeta, sql, transaction } from '../store/open.ts'
import { type Applied, type ApplyTools, applyItems, nothingApplied } from './apply.ts'
import { claimAll, freePaths } from './claims.ts'
import type { FeedClient, FeedItem } from './feed-client.ts'
import { countHeld, guardRemovals, keepHeld } from './removals.ts'
import type { Incoming } from './settle-pages.ts'
import { nextChange } from './stale.ts'

export type Consent = { removals?: boolean; installation?: boolean }
export type Progress = (done: number, total: number) => void

export type ReconcileTools = ApplyTools & { feed: FeedClient; incoming: Incoming }

/** The CMS behind the address is not the one this site was filled from. */
export class ForeignCms extends Error {}

/**
 * Works until the store equals what the CMS says is published; safe at any moment, twice as well.
 * A manifest that has not changed since leaves nothing to do.
 */
export async function reconcile(
  tools: ReconcileTools,
  consent: Consent = {},
  progress?: Progress,
): Promise<Applied & { held: number; etag?: string | undefined }> {
  const { db } = tools
  const answer = await tools.feed.manifest(getMeta(db, 'etag'))
  const total = { ...nothingApplied, held: countHeld(db) }
  if (!answer) return total
  checkInstallation(db, answer.manifest.installation, consent)
  const { wanted, absent } = differences(db, answer.manifest)
  keepHeld(db, absent)
  const add = (done: Applied) => addTo(total, done)
  // Everything absent is asked for before anything goes: the guard must see the whole of it.
  add(await take(tools, await ask(tools, absent), consent))
  // The next answers are made while those that have come are written down.
  const askFrom = (at: number) => {
    const answers = ask(tools, wanted.slice(at, at + itemsLimit))
    answers.catch(() => {})
    return answers
  }
  let next = askFrom(0)
  await inParts(tools.incoming, wanted.length, itemsLimit, async (at) => {
    progress?.(at, wanted.length)
    const answers = await next
    next = askFrom(at + itemsLimit)
    add(await take(tools, answers, consent))
  })
  progress?.(wanted.length, wanted.length)
  total.held = countHeld(db)
  setMeta(db, 'cursor', answer.manifest.cursor)
  // With something refused, held or waiting, the same manifest must be looked at again.
  const whole = total.refused + total.held + total.waiting === 0
  setMeta(db, 'etag', whole ? answer.etag : undefined)
  transaction(db, () => claimAll(db, nextChange(db), tools.clock().toISOString()))
  await freePaths(db, tools.root, tools.underWay)
  return { ...total, etag: answer.etag }
}

/** How many changes are taken in at once while pages wait: the first are made before the last are taken in. */
const pullLimit = 50

/**
 * Asks for these items and takes the answers in; explicit `gone` answers pass the guard first, all of
 * them. Calls `taken` whenever there may be pages to make.
 */
export async function pull(
  tools: ReconcileTools,
  refs: ItemRef[],
  taken: () => void = () => {},
): Promise<Applied> {
  const answers = guardRemovals(tools.db, await ask(tools, refs), tools.clock(), false)
  const total = { ...nothingApplied }
  await inParts(tools.incoming, answers.length, pullLimit, async (at) => {
    addTo(total, await applyItems(tools, answers.slice(at, at + pullLimit)))
    taken()
    await setImmediate()
  })
  return total
}

/** Takes so many things in by parts of `size`, and says how many are `incoming` after each. */
async function inParts(
  incoming: Incoming,
  count: number,
  size: number,
  take: (at: number) => Promise<void>,
): Promise<void> {
  try {
    for (let at = 0; at < count; at += size) {
      incoming.left = Math.max(0, count - at - size)
      await take(at)
    }
  } finally {
    incoming.left = 0
  }
}

function addTo(total: Applied, done: Applied): void {
  for (const key of ['changed', 'refused', 'removed', 'waiting'] as const) total[key] += done[key]
}

function take(tools: ApplyTools, answers: FeedItem[], consent: Consent): Promise<Applied> {
  const agreed = consent.removals === true
  return applyItems(tools, guardRemovals(tools.db, answers, tools.clock(), agreed))
}

async function ask(tools: ReconcileTools, refs: ItemRef[]): Promise<FeedItem[]> {
  const answers: FeedItem[] = []
  for (let at = 0; at < refs.length; at += itemsLimit)
    answers.push(...(await tools.feed.items(refs.slice(at, at + itemsLimit))))
  if (answers.length !== refs.length) throw new Error('CMS trả lời thiếu mục so với số đã hỏi')
  return answers
}

/** `wanted`: new or changed. `absent`: here but not in the manifest, to be asked for; absence removes nothing. */
function differences(db: Store, manifest: Manifest): { wanted: ItemRef[]; absent: ItemRef[] } {
  const have = new Map<string, string>()
  // What was refused is asked for again, whatever its revision: it may have been mended or taken back.
  const rows = sql(
    db,
    `SELECT kind, id, revision FROM publications WHERE (kind, id) NOT IN (SELECT kind, id FROM problems)
     UNION ALL SELECT kind, id, '' FROM problems`,
  ).iterate()
  for (const { kind, id, revision } of rows) have.set(`${kind}/${id}`, String(revision))
  const wanted: ItemRef[] = []
  for (const [kind, id, revision] of manifest.items) {
    const key = `${kind}/${id}`
    if (have.get(key) !== revision) wanted.push({ kind, id })
    have.delete(key)
  }
  const absent = Array.from(have.keys(), (key) => {
    const [kind, ...id] = key.split('/')
    return { kind: kind as Kind, id: id.join('/') }
  })
  return { wanted, absent }
}

function checkInstallation(db: Store, installation: string, consent: Consent): void {
  const known = getMeta(db, 'installation')
  if (known !== undefined && known !== installation && !consent.installation)
    throw new ForeignCms(
      'CMS ở địa chỉ này là một bản cài đặt khác. Không thay đổi gì cho đến khi chạy: npm run publish -- --accept-installation',
    )
  setMeta(db, 'installation', installation)
}
