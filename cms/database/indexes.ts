import type { SQLiteSchemaHook } from '@payloadcms/db-sqlite'
import { index } from '@payloadcms/db-sqlite/drizzle/sqlite-core'

/** What the admin's lists sort drafts by, per version table: the newest versions, in that order, by one index. */
const sortedVersions: Record<string, readonly string[]> = {
  _articles_v: ['version_publishedAt', 'version_updatedAt', 'version_title'],
  _pages_v: ['version_title', 'version_updatedAt'],
  _documents_v: ['version_issuedOn', 'version_updatedAt', 'version_publishedAt'],
  _consultations_v: ['version_closesAt', 'version_updatedAt'],
  _draft_texts_v: ['version_updatedAt'],
}

/** Payload indexes single columns; lists of 100,000 drafts need `(latest, sort)` together. */
export const extraIndexes: SQLiteSchemaHook = ({ schema, extendTable }) => {
  for (const [name, columns] of Object.entries(sortedVersions)) {
    const table = schema.tables[name]
    if (table === undefined) throw new Error(`No version table ${name}`)
    extendTable({
      table,
      extraConfig: (t) =>
        Object.fromEntries(
          columns.map((column) => {
            const key = `${name}_latest_${column}`.toLowerCase()
            const [latest, sorted] = [t.latest, t[column]]
            if (!latest || !sorted) throw new Error(`No column ${column} in ${name}`)
            return [key, index(`${key}_idx`).on(latest, sorted)]
          }),
        ),
    })
  }
  return schema
}
