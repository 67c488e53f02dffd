import { createReadStream, createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BSON, type Db, MongoClient } from 'mongodb'
import { Refusal } from '../environment.ts'

const { EJSON } = BSON
/** Records written to the database at once. */
const portion = 500

/**
 * Writes each collection as one file of extended JSON, a record a line. When the URL names a replica
 * set, all of one moment (a snapshot session); a single server has no such thing, and collections may then be
 * seconds apart.
 */
export async function dumpMongodb(
  url: string,
  folder: string,
): Promise<{ name: string; from: string }[]> {
  return withDatabase(url, async (database, client) => {
    const replicas = client.options.replicaSet !== undefined
    const session = replicas ? client.startSession({ snapshot: true }) : undefined
    const dumped: { name: string; from: string }[] = []
    for (const collection of await collectionsOf(database)) {
      const name = `${encodeURIComponent(collection)}.jsonl`
      const from = join(folder, name)
      const records = database
        .collection(collection)
        .find({}, { promoteValues: false, ...(session && { session }) })
      await pipeline(Readable.from(linesOf(records)), createWriteStream(from, { mode: 0o600 }))
      dumped.push({ name, from })
    }
    await session?.endSession()
    return dumped
  })
}

async function* linesOf(records: AsyncIterable<BSON.Document>): AsyncGenerator<string> {
  for await (const record of records) yield `${EJSON.stringify(record, { relaxed: false })}\n`
}

/** Refuses a database in which there is anything: a restore never mixes two portals. */
export async function refuseFullMongodb(url: string): Promise<void> {
  await withDatabase(url, async (database) => {
    for (const name of await collectionsOf(database)) {
      if ((await database.collection(name).findOne()) !== null)
        throw new Refusal([
          'Cơ sở dữ liệu MongoDB trong DATABASE_URL đã có dữ liệu. Chỉ khôi phục vào cơ sở dữ liệu trống.',
        ])
    }
  })
}

/** Loads what `dumpMongodb` wrote, all or nothing; the CMS makes the indexes when it starts. */
export async function loadMongodb(url: string, folder: string): Promise<void> {
  await refuseFullMongodb(url)
  await withDatabase(url, async (database) => {
    try {
      for (const name of await readdir(folder)) {
        const collection = decodeURIComponent(name.replace(/\.jsonl$/, ''))
        await load(database, collection, join(folder, name))
      }
    } catch (error) {
      // It was empty before, so empty is what "nothing" means.
      for (const name of await collectionsOf(database)) await database.collection(name).drop()
      throw error
    }
  })
}

async function load(database: Db, collection: string, file: string): Promise<void> {
  let records: BSON.Document[] = []
  const insert = async () => {
    if (records.length > 0) await database.collection(collection).insertMany(records)
    records = []
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    records.push(EJSON.parse(line, { relaxed: false }))
    if (records.length === portion) await insert()
  }
  await insert()
}

async function collectionsOf(database: Db): Promise<string[]> {
  const found = await database.listCollections({}, { nameOnly: true }).toArray()
  return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
}

async function withDatabase<T>(
  url: string,
  work: (database: Db, client: MongoClient) => Promise<T>,
): Promise<T> {
  const patient = /[?&]serverSelectionTimeoutMS=/i.test(url)
  const client = new MongoClient(url, patient ? {} : { serverSelectionTimeoutMS: 10_000 })
  try {
    await client.connect()
    return await work(client.db(), client)
  } catch (cause) {
    if (!(cause instanceof Error) || !/ServerSelection|Network/.test(cause.name)) throw cause
    throw new Refusal(['Không nối được với MongoDB trong DATABASE_URL.'], { cause })
  } finally {
    await client.close()
  }
}
