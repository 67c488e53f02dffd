import type { Kind } from '#shared/publication.ts'
import { type Store, sql } from './open.ts'

/** Years in which a kind has addresses, newest first: one step of the index for each, not for each record. */
export function addressYearsOf(db: Store, kind: Kind): number[] {
  return sql(
    db,
    `WITH RECURSIVE years(year) AS (
       SELECT max(year) FROM publications WHERE kind = :kind AND path IS NOT NULL
       UNION ALL
       SELECT (SELECT max(year) FROM publications
         WHERE kind = :kind AND path IS NOT NULL AND year < years.year) FROM years WHERE year IS NOT NULL)
     SELECT year FROM years WHERE year IS NOT NULL`,
  )
    .all({ kind })
    .map((row) => Number(row.year))
}
