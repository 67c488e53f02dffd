import { phaseAt, wordsHoldUntil } from '#shared/consultation.ts'
import type { PublicationOf } from '#shared/publication.ts'
import type { ConsultationRow, Lists } from '../reader.ts'
import { keyOf } from '../store/keys.ts'
import { sql } from '../store/open.ts'
import { join } from '../store/record.ts'
import { type ListContext, pageFromNewest } from './context.ts'

/** A consultation as the store has it, with its phase now and its counts; notes until when that holds. */
export function consultationRow(
  context: ListContext,
  consultation: PublicationOf<'consultation'>,
): ConsultationRow {
  const window = { ...consultation, answeredAt: consultation.result?.at }
  const turn = wordsHoldUntil(window, context.now)
  if (turn) context.until(turn)
  const { result, ...row } = consultation
  return {
    ...row,
    ...(result && { answeredAt: result.at }),
    phase: phaseAt(window, context.now),
    tally: context.get('tally', consultation.id),
  }
}

const order = ['open', 'upcoming', 'closed', 'answered'] as const

/** All of them: open ones first, the soonest deadline on top; then what opens soonest; then what closed last. */
export function consultations(context: ListContext): Lists['consultations']['result'] {
  context.note(keyOf.all('consultation'))
  return sql(context.db, "SELECT record, html FROM publications WHERE kind = 'consultation'")
    .all()
    .map((row) => consultationRow(context, join(row) as PublicationOf<'consultation'>))
    .sort(
      (a, b) =>
        order.indexOf(a.phase) - order.indexOf(b.phase) ||
        instantOf(a) - instantOf(b) ||
        (a.id < b.id ? -1 : 1),
    )
}

/** What orders consultations of one phase; later first for those that are over. */
function instantOf({ phase, opensAt, closesAt }: ConsultationRow): number {
  if (phase === 'open') return Date.parse(closesAt)
  return phase === 'upcoming' ? Date.parse(opensAt) : -Date.parse(closesAt)
}

/** The version of the text that is commented on: the highest published one. */
export function draftOf(
  context: ListContext,
  { consultation }: Lists['draft']['args'],
): Lists['draft']['result'] {
  context.note(keyOf.draftsOf(consultation))
  const row = sql(
    context.db,
    `SELECT p.record, p.html FROM drafts d JOIN publications p USING (row)
     WHERE d.consultation = ? ORDER BY d.version DESC, d.id LIMIT 1`,
  ).get(consultation)
  return row ? (join(row) as PublicationOf<'draft-text'>) : undefined
}

/** Shown comments of one consultation, newest first; with `provision` those about it or about a part of it. */
export function comments(
  context: ListContext,
  { consultation, provision, question, general, page, size }: Lists['comments']['args'],
): Lists['comments']['result'] {
  const { db } = context
  context.note(keyOf.commentsOf(consultation))
  const where = `WHERE consultation = :consultation
    AND (:provision IS NULL OR provision = :provision OR substr(provision, 1, length(:provision) + 1) = :provision || '.')
    AND (:question IS NULL OR question = :question)
    AND (:general = 0 OR (provision IS NULL AND question IS NULL))`
  const given = {
    consultation,
    provision: provision ?? null,
    question: question ?? null,
    general: general ? 1 : 0,
  }
  const total = Number(sql(db, `SELECT count(*) AS n FROM comments ${where}`).get(given)?.n)
  const pager = pageFromNewest(total, size, page)
  const rows = sql(
    db,
    `SELECT p.record, p.html FROM comments JOIN publications p USING (row) ${where}
     ORDER BY received DESC, comments.id LIMIT :limit OFFSET :offset`,
  ).all({ ...given, limit: pager.limit, offset: pager.offset })
  const items = rows.map((row) => join(row) as PublicationOf<'comment'>)
  return { items, total, page: pager.page, pages: pager.pages }
}

/** The state of one submission; absent until the CMS has it. */
export function receiptOf(
  context: ListContext,
  { submission }: Lists['receipt']['args'],
): Lists['receipt']['result'] {
  const row = sql(
    context.db,
    'SELECT p.record, p.html FROM receipts JOIN publications p USING (row) WHERE submission = ?',
  ).get(submission)
  return row ? (join(row) as PublicationOf<'receipt'>) : undefined
}
