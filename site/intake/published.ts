import { getMeta, type Store, sql } from '../store/open.ts'
import { join, load } from '../store/record.ts'
import type { Consultation, DraftText, IntakeContent } from './content.ts'

/** Texts that are kept read: forms come in hundreds about the same few. */
const many = 8

/** What the content store says to the intake. */
export function publishedContent(db: Store): IntakeContent {
  const texts = remembering((id) => readDraft(db, id))
  return {
    complete: () => getMeta(db, 'cursor') !== undefined,
    consultation(slug) {
      const row = sql(
        db,
        "SELECT record, html FROM publications WHERE kind = 'consultation' AND slug = ? ORDER BY id",
      ).get(slug)
      return row && (join(row) as unknown as Consultation)
    },
    draft(consultation, id) {
      const of = sql(
        db,
        `SELECT d.id, p.revision FROM drafts d JOIN publications p USING (row)
         WHERE d.consultation = ? ORDER BY d.version DESC, d.id`,
      )
        .all(consultation)
        .map((row) => ({ id: String(row.id), revision: String(row.revision) }))
      const chosen = of.find((one) => one.id === id) ?? of[0]
      return chosen && texts(chosen)
    },
    agencyName: (id) => load(db, 'agency', id)?.title ?? '',
  }
}

/** Undefined when it went since it was listed. */
function readDraft(db: Store, id: string): DraftText | undefined {
  const row = sql(
    db,
    "SELECT record, html FROM publications WHERE kind = 'draft-text' AND id = ?",
  ).get(id)
  return row && (join(row) as unknown as DraftText)
}

/** What `read` made of each, until its revision changes; of the last `many` only. */
function remembering<T>(read: (id: string) => T) {
  const known = new Map<string, { revision: string; value: T }>()
  return ({ id, revision }: { id: string; revision: string }): T => {
    const before = known.get(id)
    if (before?.revision === revision) return before.value
    const value = read(id)
    known.delete(id)
    known.set(id, { revision, value })
    const [oldest] = known.keys()
    if (known.size > many && oldest !== undefined) known.delete(oldest)
    return value
  }
}
