import { describe, expect, test, vi } from 'vitest'
import { sources } from '#cms/feed/sources.ts'
import { itemsResponseSchema } from '#shared/feed.ts'
import { type Kind, kinds } from '#shared/publication.ts'
import { openDesk, pdf } from './desk.ts'

const desk = openDesk()

type Refs = { kind: Kind; id: string }[]

/** What the database was asked for a page of the feed: calls of the adapter, and statements where it is SQLite. */
async function asked(refs: Refs) {
  const { db } = desk.feed.cms.payload
  const spies = [vi.spyOn(db, 'find'), vi.spyOn(db, 'findGlobal')]
  const client = (db as unknown as { client?: { execute(sql: unknown): unknown } }).client
  const statements = client && vi.spyOn(client, 'execute')
  const { items } = itemsResponseSchema.parse({ items: await desk.feed.items(...refs) })
  const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  const counts = { calls, statements: statements?.mock.calls.length ?? calls }
  for (const spy of [...spies, statements]) spy?.mockRestore()
  expect(items.filter((item) => 'gone' in item)).toEqual([])
  return counts
}

describe('a page of the feed takes the same number of queries', () => {
  test('whether five or fifty articles are asked for, with their files', async () => {
    const paper = await desk.upload('chung.pdf', pdf(), 'application/pdf')
    const articles: Refs = []
    for (let n = 0; n < 50; n += 1) {
      const more = { _status: 'published', attachments: [paper.id] }
      articles.push({ kind: 'article', id: await desk.article(`Bài ${n}`, more) })
    }
    const document = await desk.made.record('documents', 'own', true)
    const beside: Refs = [
      { kind: 'document', id: document },
      { kind: 'agency', id: desk.made.ownAgency },
    ]
    const few = await asked([...beside, ...articles.slice(0, 5)])
    expect(few).toEqual({ calls: 4, statements: 4 })
    expect(await asked([...beside, ...articles])).toEqual(few)
  })

  test.each(kinds.filter((kind) => 'collection' in sources[kind]))('of %s', async (kind) => {
    const source = sources[kind]
    if (!('collection' in source)) throw new Error(`${kind} is one record`)
    const refs: Refs = []
    for (let n = 0; n < 4; n += 1) {
      const id = await desk.made.record(source.collection, 'own', source.drafts)
      await ready[kind]?.(id)
      refs.push({ kind, id })
      desk.made.spend()
    }
    const one = await asked(refs.slice(0, 1))
    expect(one.statements).toBe(one.calls)
    expect(one.calls).toBeLessThanOrEqual(2)
    expect(await asked(refs)).toEqual(one)
  })
})

/** What makes public what nobody publishes: a comment is moderated, a tally written by the count itself. */
const ready: Partial<Record<Kind, (id: string) => Promise<unknown>>> = {
  comment: (id) =>
    desk.feed.cms.payload.update({
      ...{ collection: 'comments', id, overrideAccess: true },
      data: { state: 'shown' },
    }),
  tally: (id) =>
    desk.feed.cms.payload.db.updateOne({
      ...{ collection: 'tallies', id },
      data: { revision: `revision-${id}` },
    }),
}
