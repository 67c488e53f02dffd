import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { type Fixtures, fixtures } from '../fixtures.ts'
import { type Answered, articleData, type FeedStand, startFeed } from './stand.ts'

/** A feed for the tests of one file, every global filled in, and an editor's work on articles and files. */
export function openDesk() {
  let feed: FeedStand
  let made: Fixtures
  beforeAll(async () => {
    feed = await startFeed()
    made = await fixtures(feed.cms)
    for (const slug of ['portal', 'navigation', 'home', 'notice'] as const) {
      const data = made.globalBody(slug) as never
      await feed.cms.payload.updateGlobal({ slug, data, overrideAccess: true })
    }
  })
  afterAll(() => feed.stop())

  return {
    get feed() {
      return feed
    },
    get made() {
      return made
    },
    /** A new article, dated a minute ago; its id. */
    async article(words: string, more: object = {}): Promise<string> {
      const data = articleData(made.section, words, { publishedAt: past(), ...more }) as never
      const { id } = await feed.cms.payload.create({
        collection: 'articles',
        data,
        overrideAccess: true,
      })
      return String(id)
    },
    change: (id: string, data: object, options: object = {}) =>
      feed.cms.payload.update({
        collection: 'articles',
        id,
        data,
        overrideAccess: true,
        trash: true,
        ...options,
      }),
    upload: (name: string, data: Buffer, mimetype: string) =>
      feed.cms.payload.create({
        collection: 'files',
        data: {},
        file: { name, data, mimetype, size: data.length },
        overrideAccess: true,
      }),
    /** What the feed answers about one article. */
    async one(id: string): Promise<Answered | undefined> {
      return (await feed.items({ kind: 'article', id }))[0]
    },
  }
}

export const past = () => new Date(Date.now() - 60_000).toISOString()
export const future = () => new Date(Date.now() + 3_600_000).toISOString()
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A new PDF each time. */
export const pdf = () => {
  const body = `% ${randomUUID()}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>`
  return Buffer.from(`%PDF-1.4\n${body}\nstartxref\n9\n%%EOF\n`)
}
