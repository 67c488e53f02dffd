import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { sql } from '@payloadcms/db-sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCms, type TestCms } from './support.ts'

// These are about SQLite's tables; MongoDB has none.
describe.skipIf(process.env.TEST_DATABASE_URL)('migrations', () => {
  let cms: TestCms
  let folder: string
  beforeAll(async () => {
    cms = await startCms()
    folder = await mkdtemp(join(tmpdir(), 'portal-migrations-'))
  }, 60_000)
  afterAll(async () => {
    await cms.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('every migration file is in the index, in order', async () => {
    const { migrations } = await import('#cms/migrations/index.ts')
    const files = (await readdir('cms/migrations')).filter((name) => /^\d.*\.ts$/.test(name)).sort()
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files)
  })

  test('bring exactly the tables that the collections want', async () => {
    const { drizzle, requireDrizzleKit, schema } = cms.payload.db as unknown as {
      drizzle: { run(query: unknown): Promise<unknown> }
      schema: Record<string, unknown>
      requireDrizzleKit(): {
        generateDrizzleJson(schema: unknown): Promise<object>
        generateMigration(before: object, after: object): Promise<string[]>
      }
    }
    const kit = requireDrizzleKit()
    const newest = (await readdir('cms/migrations'))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .at(-1)
    const { default: before } = await import(resolve('cms/migrations', String(newest)), {
      with: { type: 'json' },
    })
    expect(await kit.generateMigration(before, await kit.generateDrizzleJson(schema))).toEqual([])
    await drizzle.run(sql`PRAGMA foreign_key_check`)
  })

  test('run by themselves at a production start, and not twice', async () => {
    const run = async () =>
      promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { getPayload } from 'payload'
           const { default: config } = await import('#cms/payload.config.ts')
           const payload = await getPayload({ config, disableOnInit: true })
           const { totalDocs } = await payload.count({ collection: 'payload-migrations', overrideAccess: true })
           process.stdout.write('migrations ' + totalDocs)
           await payload.destroy()
           process.exit(0)`,
        ],
        {
          env: {
            ...process.env,
            NODE_ENV: 'production',
            LOG_LEVEL: 'silent',
            PORTAL_DATA: folder,
            PORTAL_SITE_TOKEN: 'token-of-the-test-site',
            PAYLOAD_SECRET: 'secret-of-the-test-cms',
            PORTAL_RECEIPT_KEY: 'key-of-the-receipts-of-the-test-site',
          },
        },
      )
    const { migrations } = await import('#cms/migrations/index.ts')
    for (const time of [1, 2])
      expect((await run()).stdout, `start ${time}`).toContain(`migrations ${migrations.length}`)
    const database = new DatabaseSync(join(folder, 'cms', 'cms.db'), { readOnly: true })
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    database.close()
  }, 60_000)

  test('lists of 100,000 drafts and public records are sorted by an index', async () => {
    const drafts = await plan(sql`SELECT id FROM _documents_v
      WHERE latest = 1 AND version_deleted_at IS NULL ORDER BY version_issued_on DESC LIMIT 10`)
    expect(drafts).toContain('_documents_v_latest_deletedat_issuedon')
    expect(drafts).not.toContain('TEMP B-TREE')
    const waiting = await plan(sql`SELECT id FROM _documents_v WHERE latest = 1
      AND version__status = 'draft' AND version_deleted_at IS NULL ORDER BY version_issued_on DESC`)
    expect(waiting).toContain('_documents_v_latest_deletedat__status_issuedon')
    expect(waiting).not.toContain('TEMP B-TREE')
    const count = await plan(sql`SELECT count(*) FROM _documents_v
      WHERE latest = 1 AND version_deleted_at IS NULL`)
    expect(count).toContain('COVERING INDEX')
    const shown = await plan(sql`SELECT id FROM documents
      WHERE _status = 'published' AND deleted_at IS NULL AND published_at <= '2026' LIMIT 10`)
    expect(shown).toContain('USING INDEX')
  })

  test('searching, filtering and sorting 100,000 newest versions passes by their texts', async () => {
    const columns = sql`id, parent_id, version_number, version_title, version_type_id,
      version_issued_on, version__status`
    const newest = sql`FROM _documents_v WHERE latest = 1 AND version_deleted_at IS NULL`
    for (const query of [
      sql`SELECT count(*) ${newest} AND version_search LIKE '%dat%'`,
      sql`SELECT ${columns} ${newest} AND version_search LIKE '%dat%' ORDER BY version_issued_on DESC, created_at DESC`,
      sql`SELECT count(*) ${newest} AND version_authority = 'chu-tich'`,
      sql`SELECT ${columns} ${newest} ORDER BY version_title, created_at DESC`,
      sql`SELECT ${columns} ${newest} ORDER BY version_type_id DESC, created_at DESC`,
      sql`SELECT ${columns} ${newest} ORDER BY version__status, created_at DESC`,
    ])
      expect(await plan(query)).toContain('COVERING INDEX')
    expect(
      await plan(sql`SELECT id FROM _documents_v WHERE parent_id = 'x'
        AND version_deleted_at IS NULL AND latest = 1 ORDER BY updated_at DESC`),
    ).toContain('_documents_v_parent_latest_deletedat')
  })

  async function plan(query: ReturnType<typeof sql>): Promise<string> {
    const { drizzle } = cms.payload.db as unknown as {
      drizzle: { all(query: unknown): Promise<unknown> }
    }
    const rows = (await drizzle.all(sql`EXPLAIN QUERY PLAN ${query}`)) as Record<string, string>[]
    return rows.map((row) => row.detail ?? Object.values(row).at(-1)).join('\n')
  }
})
