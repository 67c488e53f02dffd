import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'
import { index } from '@payloadcms/db-sqlite/drizzle/sqlite-core'

/** What the admin's lists are sorted by, per version table, the usual order first. */
const sortedBy: Record<string, readonly string[]> = {
  _articles_v: ['version_publishedAt', 'version_updatedAt', 'version_title'],
  _pages_v: ['version_title', 'version_updatedAt'],
  _documents_v: ['version_issuedOn', 'version_updatedAt', 'version_publishedAt'],
  _consultations_v: ['version_closesAt', 'version_updatedAt'],
  _draft_texts_v: ['version_updatedAt'],
}

/**
 * Payload indexes single columns; a list of 100,000 newest versions needs its filter and its order in
 * one index, which then also counts: all that are not in the trash, and those of one status.
 */
export const extraIndexes: SQLiteSchemaHook = ({ schema, extendTable }) => {
  for (const [name, columns] of Object.entries(sortedBy)) {
    const table = schema.tables[name]
    if (table === undefined) throw new Error(`No version table ${name}`)
    const lists = columns.map((column) => ['latest', 'version_deletedAt', column])
    const byStatus = ['latest', 'version_deletedAt', 'version__status', columns[0] ?? 'id']
    extendTable({
      table,
      extraConfig: (t) =>
        Object.fromEntries(
          [...lists, byStatus].map((wanted) => {
            const key = `${name}_${wanted.join('_').replaceAll('version_', '')}`.toLowerCase()
            const [first, ...rest] = wanted.map((column) => {
              const found = t[column]
              if (!found) throw new Error(`No column ${column} in ${name}`)
              return found
            })
            if (!first) throw new Error(`An index of ${name} without columns`)
            return [key, index(`${key}_idx`).on(first, ...rest)]
          }),
        ),
    })
  }
  return schema
}
