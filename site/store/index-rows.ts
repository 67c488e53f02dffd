import { parseDocumentNumber } from '#shared/document-number.ts'
import type { Publication, PublicationOf } from '#shared/publication.ts'
import { type Store, sql } from './open.ts'

/** Writes the rows by which lists, facets and relations find a publication. */
export function indexPublication(db: Store, row: number, publication: Publication): void {
  if (publication.kind === 'article') indexArticle(db, row, publication)
  if (publication.kind === 'document') indexDocument(db, row, publication)
  if (publication.kind === 'redirect')
    sql(db, 'INSERT INTO redirects VALUES (?, ?, ?)').run(
      publication.from,
      publication.to,
      publication.id,
    )
  indexConsultation(db, row, publication)
}

/** Removes them again; the rows of `publications`, `files` and `pages` are the caller's. */
export function unindexPublication(db: Store, row: number, publication: Publication): void {
  const { kind, id } = publication
  if (kind === 'article') sql(db, 'DELETE FROM articles WHERE row = ?').run(row)
  if (kind === 'draft-text') sql(db, 'DELETE FROM drafts WHERE row = ?').run(row)
  if (kind === 'comment') sql(db, 'DELETE FROM comments WHERE row = ?').run(row)
  if (kind === 'receipt') sql(db, 'DELETE FROM receipts WHERE row = ?').run(row)
  if (kind === 'redirect') sql(db, 'DELETE FROM redirects WHERE id = ?').run(id)
  if (publication.kind !== 'document') return
  sql(db, 'DELETE FROM documents WHERE row = ?').run(row)
  sql(db, 'DELETE FROM document_fields WHERE row = ?').run(row)
  sql(db, 'DELETE FROM relations WHERE source = ?').run(id)
  for (const relation of publication.relations) settleCounters(db, relation.target)
}

function indexArticle(db: Store, row: number, article: PublicationOf<'article'>): void {
  sql(db, 'INSERT INTO articles VALUES (?, ?, ?, ?)').run(
    row,
    article.id,
    article.section,
    article.publishedAt,
  )
}

/** The rows by which drafts, comments and receipts are found from their consultation or submission. */
function indexConsultation(db: Store, row: number, publication: Publication): void {
  const { id } = publication
  if (publication.kind === 'draft-text')
    sql(db, 'INSERT INTO drafts VALUES (?, ?, ?, ?)').run(
      ...[row, id, publication.consultation, publication.version],
    )
  if (publication.kind === 'comment')
    sql(db, 'INSERT INTO comments VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[row, id, publication.consultation],
      ...[publication.provision ?? null, publication.question ?? null, publication.receivedAt],
    )
  if (publication.kind === 'receipt')
    sql(db, 'INSERT INTO receipts VALUES (?, ?)').run(row, publication.submission)
}

function indexDocument(db: Store, row: number, document: PublicationOf<'document'>): void {
  const effective = document.effectiveOn ?? document.issuedOn
  sql(
    db,
    `INSERT INTO documents (row, id, sequence, type, issuer, authority, issued, year, effective, expires, stated)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[row, document.id, sequenceOf(document.number), document.type, document.issuer],
    ...[document.authority, document.issuedOn, Number(document.issuedOn.slice(0, 4)), effective],
    ...[document.expiresOn ?? null, document.validity?.state ?? null],
  )
  const addField = sql(db, 'INSERT OR IGNORE INTO document_fields VALUES (?, ?)')
  for (const field of document.fields) addField.run(row, field)
  const addRelation = sql(db, 'INSERT OR IGNORE INTO relations VALUES (?, ?, ?, ?)')
  for (const { type, target } of document.relations) {
    addRelation.run(document.id, type, target, effective)
    settleCounters(db, target)
  }
  settleCounters(db, document.id)
}

/** From when other documents end, halt or change this one; see `validityOn` in `shared/validity.ts`. */
function settleCounters(db: Store, id: string): void {
  sql(
    db,
    `UPDATE documents SET ended = now.ended, halted = now.halted, changed = now.changed
     FROM (SELECT min(since) FILTER (WHERE type IN ('thay-the', 'bai-bo')) AS ended,
         min(since) FILTER (WHERE type = 'dinh-chi') AS halted,
         min(since) FILTER (WHERE type = 'sua-doi-bo-sung') AS changed
       FROM relations WHERE target = :id) AS now
     WHERE id = :id AND (documents.ended, documents.halted, documents.changed)
       IS NOT (now.ended, now.halted, now.changed)`,
  ).run({ id })
}

/** The running number, for order within a day; 0 when there is none. */
function sequenceOf(printed: string): number {
  const parsed = parseDocumentNumber(printed)
  return parsed.ok ? Number.parseInt(parsed.number.sequence, 10) || 0 : 0
}
