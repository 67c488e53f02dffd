import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-sqlite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTogether } from '#cms/bulk/create-together.ts'
import { createLook } from '#cms/feed/look.ts'
import { manifestText } from '#cms/feed/manifest.ts'
import { presentPublished } from '#cms/feed/present.ts'
import { portion } from '#cms/feed/published-rows.ts'
import { stateOf } from '#cms/feed/state.ts'
import { richText, startCms, type TestCms } from '../support.ts'

type Statement = { sql: string; args: never }
type Database = {
  client: { execute(statement: Statement): Promise<{ rows: { detail: string }[] }> }
  drizzle: { run(query: unknown): Promise<unknown> }
}

// Statements are SQLite's; on MongoDB the same calls are made by the same code.
describe.skipIf(process.env.TEST_DATABASE_URL)('the feed asks of SQLite', () => {
  let cms: TestCms
  let db: Database
  const ids: string[] = []
  /** A second on, past whatever was written just now. */
  const now = () => new Date(Date.now() + 1000)

  beforeAll(async () => {
    cms = await startCms()
    db = cms.payload.db as unknown as Database
    const make = async (collection: string, data: object) => {
      const { id } = await cms.payload.create({ collection, data, overrideAccess: true } as never)
      return String(id)
    }
    const type = await make('document-types', { title: 'Quyết định', code: 'QĐ', order: 1 })
    const agency = { title: 'UBND tỉnh', shortName: 'UBND', level: 'tinh', order: 1 }
    const issuer = await make('agencies', agency)
    const field = await make('fields-of-law', { title: 'Đất đai', order: 1 })
    const document = (number: number, target?: string) => ({
      ...{ number: `${number}/QĐ-UBND`, title: 'Quy định', issuedOn: '2021-03-04' },
      ...{ type, issuer, authority: 'ubnd', fields: [field], text: richText('Điều 1.') },
      ...(target && { relations: [{ type: 'can-cu', target }] }),
      _status: 'published',
    })
    const [first] = await createTogether(cms.payload, 'documents', [document(1)])
    const more = Array.from({ length: 200 }, (_, i) => document(i + 2, String(first?.id)))
    for (const { id } of await createTogether(cms.payload, 'documents', more)) ids.push(id)
  }, 60_000)
  afterAll(() => cms.stop())

  /** What the database was asked while `work` was done. */
  async function asked(work: () => Promise<unknown>): Promise<Statement[]> {
    const spy = vi.spyOn(db.client, 'execute')
    await work()
    const statements = spy.mock.calls.map(([statement]) => statement)
    spy.mockRestore()
    return statements
  }

  async function expectIndexes(statements: Statement[]): Promise<void> {
    // A global is one row.
    const ofMany = statements.filter(
      (one) => !/from "(portal|navigation|notice|home)"/.test(one.sql),
    )
    expect(ofMany.length).toBeGreaterThan(0)
    for (const { sql: text, args } of ofMany) {
      const plan = await db.client.execute({ sql: `EXPLAIN QUERY PLAN ${text}`, args })
      const steps = plan.rows.map(({ detail }) => detail)
      for (const step of steps) {
        // Rows equal in what the index orders are sorted by Payload's second order, a few at a time.
        expect(step, text).not.toMatch(/TEMP B-TREE FOR (?!RIGHT PART|LAST TERM)/)
        if (step.startsWith('SCAN')) expect(step, text).toMatch(/USING (COVERING )?INDEX/)
      }
    }
  }

  const read = async (text: AsyncGenerator<string>) => (await Array.fromAsync(text)).join('')
  const manifest = () => manifestText(cms.payload, { installation: 'i', cursor: 'c' }, now())

  test('as much for 200 documents as for 10', async () => {
    const present = (count: number) => async () => {
      const refs = ids.slice(0, count).map((id) => ({ kind: 'document' as const, id }))
      expect((await presentPublished(cms.payload, refs, now())).size).toBe(count)
    }
    const few = await asked(present(10))
    expect(few.length).toBeGreaterThan(0)
    expect(await asked(present(200))).toHaveLength(few.length)
  })

  test('the manifest by indexes alone, those of documents without passing by their texts', async () => {
    const statements = await asked(() => read(manifest()))
    await expectIndexes(statements)
    const own = statements.find(({ sql: text }) => text.includes('from "documents"'))
    const plan = await db.client.execute({
      sql: `EXPLAIN QUERY PLAN ${own?.sql}`,
      args: own?.args as never,
    })
    expect(plan.rows[0]?.detail).toContain('COVERING INDEX documents_id__status')
  })

  test('its name, and what was written last, by indexes', async () => {
    await expectIndexes(await asked(() => stateOf(cms.payload, now())))
    const look = createLook({ payload: cms.payload, changes: { observe: () => {} } })
    await expectIndexes(await asked(look))
  })

  test('no more of the manifest than is taken away', async () => {
    await db.drizzle.run(sql`
      INSERT INTO redirects (id, "from", "to", revision, changed_at, created_at, updated_at)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${3 * portion})
      SELECT printf('r-%08d', i), printf('/cu-%d/', i), '/van-ban/', 'r', '2026', '2026', '2026'
      FROM n`)
    const text = manifest()
    const ofRedirects = (statements: Statement[]) =>
      statements.filter(({ sql: one }) => one.includes('from "redirects"')).length
    const begun = await asked(async () => {
      for await (const piece of { [Symbol.asyncIterator]: () => ({ next: () => text.next() }) })
        if (piece.includes('"r-00000001"')) return
    })
    // One query for each portion.
    expect(ofRedirects(begun)).toBe(1)
    expect(ofRedirects(await asked(() => read(text)))).toBe(3)
    const { items } = JSON.parse(await read(manifest()))
    expect(items.filter(([kind]: string[]) => kind === 'redirect')).toHaveLength(3 * portion)
  })

  test('another name of what is published after a write that was committed late', async () => {
    const named = await stateOf(cms.payload, now())
    expect(await stateOf(cms.payload, now())).toBe(named)
    // A look goes ten seconds back.
    const late = { revision: randomUUID(), changedAt: new Date(Date.now() - 8_000).toISOString() }
    await cms.payload.db.updateOne({ collection: 'documents', id: String(ids[0]), data: late })
    expect(await stateOf(cms.payload, now())).not.toBe(named)
  })
})
