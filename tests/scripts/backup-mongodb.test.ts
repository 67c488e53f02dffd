import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BSON, MongoClient } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp } from '#scripts/backup/backup.ts'
import { dumpMongodb, loadMongodb } from '#scripts/backup/mongodb.ts'
import type { Places } from '#scripts/backup/places.ts'
import { restore } from '#scripts/backup/restore.ts'
import { fixtures } from '../cms/fixtures.ts'
import { startCms, type TestCms } from '../cms/support.ts'

const server = process.env.TEST_DATABASE_URL?.replace(/\/$/, '')
const silent = { write: () => true }

describe.skipIf(!server)('a portal on MongoDB', () => {
  let cms: TestCms
  let folder: string
  const urls: string[] = []
  const newUrl = () => {
    urls.push(`${server}/restored-${randomUUID()}`)
    return urls.at(-1) ?? ''
  }
  beforeAll(async () => {
    cms = await startCms()
    folder = await mkdtemp(join(tmpdir(), 'portal-backup-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await cms.stop()
  })

  test('comes back whole: every record of every collection, dates and ids as they were', async () => {
    const made = await fixtures(cms)
    await made.record('articles', 'own', true)
    await made.record('documents', 'own')
    await made.record('files', 'own')
    await cms.payload.kv.set('installation', 'this very one')
    const from: Places = {
      data: cms.folder,
      database: { kind: 'mongodb', url: cms.env.DATABASE_URL },
    }
    const to: Places = { data: join(folder, 'copy'), database: { kind: 'mongodb', url: newUrl() } }
    await backUp(from, join(folder, 'b.tar.gz'), silent)
    await restore(to, join(folder, 'b.tar.gz'), silent)
    expect(await everything(urls[0] ?? '')).toEqual(await everything(cms.env.DATABASE_URL))
    expect(await readdir(join(folder, 'copy', 'cms'))).toEqual(['media'])

    const restored = await startCms({ DATABASE_URL: urls[0] ?? '' })
    const { docs } = await restored.payload.find({ collection: 'articles', overrideAccess: true })
    expect(docs[0]?.title).toContain(made.canary)
    expect(await restored.payload.kv.get('installation')).toBe('this very one')
    await restored.stop()

    await expect(
      restore({ ...to, data: join(folder, 'again') }, join(folder, 'b.tar.gz'), silent),
    ).rejects.toThrow('đã có dữ liệu')
  })

  test('is not half restored: a damaged record leaves the database empty', async () => {
    const dumps = await mkdtemp(join(folder, 'dump-'))
    const dumped = await dumpMongodb(cms.env.DATABASE_URL, dumps)
    const last =
      dumped
        .map(({ from }) => from)
        .sort()
        .at(-1) ?? ''
    await writeFile(last, `${await readFile(last, 'utf8')}{"_id": broken\n`)
    const url = newUrl()
    await expect(loadMongodb(url, dumps)).rejects.toThrow()
    expect(await everything(url)).toEqual({})
  })
})

test('a server that does not answer is told in words', async () => {
  await expect(
    dumpMongodb('mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=300', '.'),
  ).rejects.toThrow('Không nối được với MongoDB')
})

async function withClient<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(url)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

/** Every record of a database as canonical text, by collection; empty collections left out. */
function everything(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const found: Record<string, string[]> = {}
    for (const { name } of await client.db().listCollections().toArray()) {
      const records = await client
        .db()
        .collection(name)
        .find({}, { promoteValues: false })
        .toArray()
      const texts = records.map((record) => BSON.EJSON.stringify(record, { relaxed: false }))
      if (texts.length > 0) found[name] = texts.sort()
    }
    return found
  })
}
