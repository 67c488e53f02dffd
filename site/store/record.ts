import type { Kind, Publication, PublicationOf } from '#shared/publication.ts'
import { type Store, sql } from './open.ts'

/** A publication apart: what every list shows, and the long text that only its own page shows. */
export function split(publication: Publication): { record: string; html: string | null } {
  switch (publication.kind) {
    case 'article':
    case 'page': {
      const { body, ...record } = publication
      return { record: JSON.stringify(record), html: body }
    }
    case 'document': {
      const { text, ...record } = publication
      return { record: JSON.stringify(record), html: text ?? null }
    }
    case 'consultation': {
      const { result, ...record } = publication
      return { record: JSON.stringify(record), html: result ? JSON.stringify(result) : null }
    }
    case 'draft-text': {
      const { provisions, ...record } = publication
      return { record: JSON.stringify(record), html: JSON.stringify(provisions) }
    }
    default:
      return { record: JSON.stringify(publication), html: null }
  }
}

/** Puts both parts together again. */
export function join(row: Record<string, unknown>): Publication {
  const record = JSON.parse(String(row.record)) as Publication
  const html = row.html
  if (record.kind === 'article' || record.kind === 'page') return { ...record, body: String(html) }
  if (record.kind === 'draft-text') return { ...record, provisions: JSON.parse(String(html)) }
  if (record.kind === 'consultation' && html !== null)
    return { ...record, result: JSON.parse(String(html)) }
  if (record.kind === 'document' && html !== null) return { ...record, text: String(html) }
  return record
}

/** The stored publication, whole; undefined when there is none. */
export function load<K extends Kind>(db: Store, kind: K, id: string): PublicationOf<K> | undefined {
  const row = sql(db, 'SELECT record, html FROM publications WHERE kind = ? AND id = ?').get(
    kind,
    id,
  )
  return row ? (join(row) as PublicationOf<K>) : undefined
}
