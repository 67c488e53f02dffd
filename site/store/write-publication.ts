import { pathOf } from '#shared/paths.ts'
import { filesOf, type Publication } from '#shared/publication.ts'
import { indexPublication, unindexPublication } from './index-rows.ts'
import { isMoved, yearOf } from './keys.ts'
import { type Store, sql } from './open.ts'
import { split } from './record.ts'

/** A publication as it is stored, and its row. */
export type Held = { row: number; publication: Publication }

/**
 * Writes a publication over what is held, and the rows by which lists find it: those stay as they are
 * when it stands where it stood, as after most edits. Its row.
 */
export function writePublication(db: Store, next: Publication, held?: Held): number {
  if (held && !isMoved(held.publication, next)) {
    removeFiles(db, held.publication)
    rewrite(db, held.row, next)
    addFiles(db, next)
    return held.row
  }
  if (held) forget(db, held)
  const row = write(db, next)
  indexPublication(db, row, next)
  addFiles(db, next)
  return row
}

/** Removes a publication and all rows that name it. */
export function removePublication(db: Store, held: Held): void {
  forget(db, held)
  sql(db, 'DELETE FROM publications WHERE row = ?').run(held.row)
}

function forget(db: Store, { row, publication }: Held): void {
  removeFiles(db, publication)
  unindexPublication(db, row, publication)
}

/** What may be others while it stands where it stood. */
function rewrite(db: Store, row: number, publication: Publication): void {
  const { record, html } = split(publication)
  const { revision, title, publishedAt, updatedAt } = publication
  sql(
    db,
    `UPDATE publications SET revision = ?, title = ?, published_at = ?, updated_at = ?, record = ?, html = ?
     WHERE row = ?`,
  ).run(revision, title, publishedAt, updatedAt, record, html, row)
}

function write(db: Store, publication: Publication): number {
  const { record, html } = split(publication)
  const { kind, id, revision, slug, title, publishedAt, updatedAt } = publication
  const written = sql(
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
  return Number(written?.row)
}

function removeFiles(db: Store, { kind, id }: Publication): void {
  sql(db, 'DELETE FROM files WHERE kind = ? AND id = ?').run(kind, id)
}

function addFiles(db: Store, publication: Publication): void {
  const add = sql(db, 'INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)')
  const { kind, id } = publication
  for (const file of filesOf(publication)) add.run(file.sha256, file.name, kind, id)
}
