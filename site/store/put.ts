import { pathOf } from '#shared/paths.ts'
import type { Kind, Publication } from '#shared/publication.ts'
import { indexWords, type Rewritten } from './index-words.ts'
import { type Bucketed, bucketsOf, isMoved, keyOf, keysOfChange, yearOf } from './keys.ts'
import { type Store, sql } from './open.ts'
import { join } from './record.ts'
import { removePublication, writePublication } from './write-publication.ts'

/** One thing the feed said: a publication as it is now, or that it is no longer published. */
export type Change = { publication: Publication } | { kind: Kind; id: string; gone: true }

/** What a change did: what stood there before, keys to raise, the item's paths before and after. */
export type Effect = { before?: Publication; changed: boolean; keys: string[]; paths: string[] }

/** Writes changes and their indexes. Call it inside a transaction together with the raising of pages. */
export function putChanges(db: Store, changes: readonly Change[]): Effect[] {
  const rewritten = new Map<number, Rewritten>()
  const effects = changes.map((change) => putChange(db, change, rewritten))
  indexWords(db, rewritten)
  return effects
}

function putChange(db: Store, change: Change, rewritten: Map<number, Rewritten>): Effect {
  const next = 'publication' in change ? change.publication : undefined
  const { kind, id } = next ?? (change as { kind: Kind; id: string })
  const stored = sql(
    db,
    'SELECT row, record, html FROM publications WHERE kind = ? AND id = ?',
  ).get(...[kind, id])
  const held = stored && { row: Number(stored.row), publication: join(stored) }
  const before = held?.publication
  if (before?.revision === next?.revision)
    return { ...(before && { before }), changed: false, keys: [], paths: [] }
  const row = next ? writePublication(db, next, held) : Number(held?.row)
  if (!next && held) removePublication(db, held)
  // In one batch a row may be written twice, or given up and taken by another.
  const outdated = rewritten.get(row)?.before ?? before
  rewritten.set(row, { ...(outdated && { before: outdated }), ...(next && { next }) })
  const both = [before, next].filter((one) => one !== undefined)
  return {
    ...(before && { before }),
    changed: true,
    keys: [...new Set([...keysOfChange(before, next), ...listsBeside(db, before, next)])],
    paths: [...new Set(both.map(pathOf).filter((path) => path !== undefined))],
  }
}

/**
 * Lists of others that a change reaches: those with documents that this one ends or changes, whose rows
 * show another state, and those of years, when one got its first record or lost its last.
 */
function listsBeside(db: Store, before?: Publication, next?: Publication): string[] {
  if (!isMoved(before, next)) return []
  const both = [before, next].filter((one) => one !== undefined)
  const targets = both.flatMap((one) => (one.kind === 'document' ? one.relations : []))
  const rows = targets.map(({ target }) =>
    sql(db, 'SELECT authority, issuer, issued AS issuedOn FROM documents WHERE id = ?').get(target),
  )
  const few = both.filter((one) => !hasMore(db, one))
  return [
    ...rows.flatMap((row) => (row ? bucketsOf(row as Bucketed) : [])),
    ...few.map(({ kind }) => keyOf.years(kind)),
  ]
}

/** Whether more than one record of this kind and year is there; so for kinds without years. */
function hasMore(db: Store, publication: Publication): boolean {
  const year = yearOf(publication)
  if (year === undefined) return true
  const second = 'SELECT 1 AS more FROM publications WHERE kind = ? AND year = ? LIMIT 1 OFFSET 1'
  return sql(db, second).get(publication.kind, year) !== undefined
}
