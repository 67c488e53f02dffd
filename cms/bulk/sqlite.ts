import { randomUUID } from 'node:crypto'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import { create, createVersion } from '@payloadcms/drizzle'
import type { BasePayload } from 'payload'
import type { Writer } from './desk.ts'
import { gather, type oneByOne } from './gather.ts'

type Row = Record<string, unknown>
type Insert = Parameters<SQLiteAdapter['insert']>[0]

/** Rows of one statement: SQLite takes 32,766 variables, and a version has 60 columns. */
const rowsAtOnce = 200

/** Payload's adapter with its last step, the insert into a table, made for many rows at once. */
export function sqliteWriter(payload: BasePayload, turn: ReturnType<typeof oneByOne>): Writer {
  // Payload's type of `db` knows no adapter; the caller has looked at its name.
  const adapter = payload.db as unknown as SQLiteAdapter
  const tables = new Map<string, (insert: Insert) => Promise<Row[]>>()
  const insert = (one: Insert): Promise<Row[]> => {
    const into = tables.get(one.tableName) ?? gather(turn, (all) => insertRows(adapter, all))
    tables.set(one.tableName, into)
    return into(one)
  }
  const own: SQLiteAdapter = Object.assign(Object.create(adapter), {
    insert,
    // Payload's only statement of its own here takes `latest` from earlier versions: there are none.
    execute: async () => {},
  })
  return {
    async create(args) {
      const now = new Date().toISOString()
      const { id = randomUUID(), createdAt = now, updatedAt = now } = args.data
      const data = { ...args.data, id, createdAt, updatedAt }
      await create.call(own as never, { ...args, data, returning: false })
      return data
    },
    createVersion: (args) => createVersion.call(own as never, args) as never,
    takeBack: async () => {
      throw new Error('SQLite has transactions')
    },
  }
}

/** Inserts of one table as few statements; gives each its rows as they were written. */
async function insertRows(adapter: SQLiteAdapter, inserts: readonly Insert[]): Promise<Row[][]> {
  const [first] = inserts
  const table = adapter.tables[first?.tableName ?? ''] as
    | (SQLiteTable & { id?: { defaultFn?: () => unknown } })
    | undefined
  if (!first || !table) throw new Error(`No table ${first?.tableName}`)
  const { defaultFn } = table.id ?? {}
  const written = inserts.map(({ values }) =>
    [values].flat().map((row: Row) => ({ ...(defaultFn && { id: defaultFn() }), ...row })),
  )
  const rows = written.flat()
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await first.db.insert(table).values(rows.slice(start, start + rowsAtOnce))
  return written
}
