import { pathOf } from '#shared/paths.ts'
import { filesOf, type Kind, type Publication } from '#shared/publication.ts'
import { indexPublication, unindexPublication } from './index-rows.ts'
import { bucketsOf, keysOf, yearOf } from './keys.ts'
import { type Store, sql } from './open.ts'
import { load, split } from './record.ts'

/** One thing the feed said: a publication as it is now, or that it is no longer published. */
export type Change = { publication: Publication } | { kind: Kind; id: string; gone: true }

/** What a change did: keys to raise, the item's paths before and after, and whether anything differs. */
export type Effect = { changed: boolean; keys: string[]; paths: string[] }

/** Writes one change and its indexes. Call it inside a transaction together with the raising of pages. */
export function putChange(db: Store, change: Change): Effect {
  const next = 'publication' in change ? change.publication : undefined
  const { kind, id } = next ?? (change as { kind: Kind; id: string })
  const before = load(db, kind, id)
  if (next && before?.revision === next.revision) return { changed: false, keys: [], paths: [] }
  if (!next && !before) return { changed: false, keys: [], paths: [] }
  if (before) unindexPublication(db, before)
  if (next) write(db, next)
  else sql(db, 'DELETE FROM publications WHERE kind = ? AND id = ?').run(kind, id)
  const both = [before, next].filter((one) => one !== undefined)
  return {
    changed: true,
    keys: [
      ...new Set([...both.flatMap(keysOf), ...both.flatMap((one) => listsOfTargets(db, one))]),
    ],
    paths: [...new Set(both.map(pathOf).filter((path) => path !== undefined))],
  }
}

/** Where the documents stand that this one ends or changes: their rows there show another state. */
function listsOfTargets(db: Store, publication: Publication): string[] {
  if (publication.kind !== 'document') return []
  return publication.relations.flatMap(({ target }) => {
    const document = load(db, 'document', target)
    return document ? bucketsOf(document) : []
  })
}

function write(db: Store, publication: Publication): void {
  const { record, html } = split(publication)
  const { kind, id, revision, slug, title, publishedAt, updatedAt } = publication
  const row = sql(
    db,
    `INSERT INTO publications (kind, id, revision, slug, path, title, published_at, updated_at, year, record, html)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, slug = excluded.slug,
         path = excluded.path, title = excluded.title, published_at = excluded.published_at,
         updated_at = excluded.updated_at, year = excluded.year, record = excluded.record, html = excluded.html
       RETURNING row`,
  ).get(
    ...[kind, id, revision, slug, pathOf(publication) ?? null, title, publishedAt, updatedAt],
    ...[yearOf(publication) ?? null, record, html],
  )
  indexPublication(db, Number(row?.row), publication)
  const addFile = sql(db, 'INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)')
  for (const file of filesOf(publication)) addFile.run(file.sha256, file.name, kind, id)
}
