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

/** What else a list shows; by their status all records are alike, and the second order decides. */
const shown: Record<string, readonly string[]> = {
  _documents_v: ['createdAt', 'id', 'parent', 'version_number', 'version_title', 'version_type'],
}

/**
 * A list of 100,000 newest versions needs its filter and its order in one index, which then also
 * counts: all that are not in the trash, and those of one status.
 */
const lists = Object.entries(sortedBy).flatMap(([table, columns]) => [
  ...columns.map((column) => ({ table, columns: ['latest', 'version_deletedAt', column] })),
  {
    table,
    name: `latest_deletedAt__status_${(columns[0] ?? 'id').replace('version_', '')}`,
    columns: [
      ...['latest', 'version_deletedAt', 'version__status', columns[0] ?? 'id'],
      ...(shown[table] ?? []),
    ],
  },
])

/** The newest version of one record, which every opening and every save looks for. */
const newest = Object.keys(sortedBy).map((table) => ({
  table,
  columns: ['parent', 'latest', 'version_deletedAt'],
}))

/**
 * All that the list of documents shows, sorts and filters by, and the words it is searched by: with
 * their texts left out, 100,000 of them are looked through in a tenth of a second.
 */
const looked = {
  table: '_documents_v',
  name: 'latest_deletedAt_issuedOn_and_all_shown',
  columns: [
    ...['latest', 'version_deletedAt', 'version_issuedOn', 'createdAt', 'id', 'parent'],
    ...['version_number', 'version_title', 'version_type', 'version__status', 'version_authority'],
    ...['version_issuer', 'version_signerName', 'version_validityState', 'version_publishedAt'],
    ...['version_updatedAt', 'version_effectiveOn', 'version_sample', 'version_year'],
    'version_search',
  ],
}

/** What the feed's manifest reads of every record, so that it need not pass by the texts. */
const manifests = [
  ...['articles', 'pages', 'documents', 'consultations', 'draft_texts'].map((table) => ({
    table,
    columns: ['id', '_status', 'deletedAt', 'publishedAt', 'revision'],
  })),
  { table: 'comments', columns: ['id', 'state', 'deletedAt', 'revision'] },
]

type Index = { table: string; columns: string[]; name?: string }
const indexes: Index[] = [...lists, ...newest, looked, ...manifests]

/** Payload indexes single columns; these are of several. */
export const extraIndexes: SQLiteSchemaHook = ({ schema, extendTable }) => {
  const byTable = Map.groupBy(indexes, ({ table }) => table)
  for (const [name, wanted] of byTable) {
    const table = schema.tables[name]
    if (table === undefined) throw new Error(`No table ${name}`)
    extendTable({
      table,
      extraConfig: (t) =>
        Object.fromEntries(
          wanted.map(({ columns, name: own = columns.join('_').replaceAll('version_', '') }) => {
            const key = `${name}_${own}`.toLowerCase()
            const [first, ...rest] = columns.map((column) => {
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
