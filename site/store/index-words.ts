import type { Publication } from '#shared/publication.ts'
import { type Store, sql } from './open.ts'
import { hasSameWords, searchText, wordIndexes } from './search-text.ts'

/** What stood in a row before and what stands there now. */
export type Rewritten = { before?: Publication; next?: Publication }

/**
 * Writes the words of these rows, one index after another and apart from everything else: an index
 * writes down what it holds in memory whenever a statement with a trigger is met in between.
 */
export function indexWords(db: Store, rows: ReadonlyMap<number, Rewritten>): void {
  const others = [...rows].filter(
    ([, { before, next }]) => !before || !next || !hasSameWords(before, next),
  )
  const words = new Map(others.map(([row, { next }]) => [row, next && searchText(next)]))
  const outdated = others.filter(([, { before }]) => before).map(([row]) => row)
  for (const index of wordIndexes) {
    const remove = sql(db, `DELETE FROM ${index} WHERE rowid = ?`)
    for (const row of outdated) remove.run(row)
    const add = sql(db, `INSERT INTO ${index} (rowid, words) VALUES (?, ?)`)
    for (const [row, text] of words) if (text) add.run(row, text[index])
  }
}
