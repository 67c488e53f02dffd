import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { sql } from '@payloadcms/db-sqlite/drizzle'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Comment, CommentFile, Tally } from '#cms/payload-types.ts'
import { freePort } from '#scripts/bench/free-port.ts'
import { childVariables } from '#scripts/environment.ts'
import type { Submission } from '#shared/submission.ts'
import { pdf } from '../feed/desk.ts'
import { startCms, type TestCms } from '../support.ts'
import { makeAgency, type Opened, openConsultation, sha256, submissionTo } from './stand.ts'

let cms: TestCms
let open: Opened
let port: number
let child: ChildProcess | undefined
let said = ''
let stopping = false

beforeAll(async () => {
  cms = await startCms()
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  port = await freePort()
})
afterAll(async () => {
  stopping = true
  child?.kill('SIGKILL')
  await cms?.stop()
})

async function start(): Promise<void> {
  child = spawn(process.execPath, ['tests/cms/comments/intake-process.ts'], {
    env: {
      ...{ ...process.env, ...childVariables(cms.env) },
      ...{ NODE_ENV: 'production', LOG_LEVEL: 'debug', CMS_FEED_PORT: String(port) },
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk
    })
  await once(child, 'message')
}

/** As a site does: files first when they are asked for, again until it is acknowledged. */
async function bring(
  submission: Submission,
  file: Uint8Array | undefined,
  tries = Number.POSITIVE_INFINITY,
): Promise<number> {
  const headers = { authorization: `Bearer ${cms.env.PORTAL_SITE_TOKEN}` }
  const send = (method: string, path: string, type: string, body: BodyInit) =>
    fetch(`http://127.0.0.1:${port}/intake/${path}`, {
      ...{ method, body, headers: { ...headers, 'content-type': type } },
      signal: AbortSignal.timeout(5_000),
    })
  for (let attempt = 1; !stopping; attempt += 1) {
    try {
      const body = JSON.stringify(submission)
      const { status } = await send('POST', 'comments', 'application/json', body)
      if (status === 200 || status === 201) return status
      if (status === 424 && file)
        await send('PUT', `files/${sha256(file)}`, 'application/pdf', new Uint8Array(file))
      else if (status < 500 || attempt >= tries) throw new RangeError(`Answered ${status}`)
    } catch (error) {
      if (error instanceof RangeError) throw error
      await new Promise((next) => setTimeout(next, 100)) // down: tried again
    }
  }
  throw new Error('Stopped before it was acknowledged')
}

it('a CMS killed again and again loses nothing it acknowledged, and has nothing twice or by half', async () => {
  await start()
  const waiting = Array.from({ length: 120 }, (_, at) => {
    const file = at % 3 === 0 ? pdf() : undefined
    const files = file
      ? [
          {
            sha256: sha256(file),
            name: 'Đơn Bí Mật.pdf',
            size: file.length,
            mime: 'application/pdf',
          },
        ]
      : []
    const secrets = { name: 'Trần Bí Mật', email: `bi.mat.${at}@example.vn`, phone: '0999 123 456' }
    return { file, submission: submissionTo(open, { ...secrets, text: `Lời bí mật ${at}`, files }) }
  })
  const all = [...waiting]
  const clients = Array.from({ length: 8 }, async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) await bring(one.submission, one.file)
  })
  const done = Promise.all(clients)
  let kills = 0
  for (let ended = false; !ended && kills < 3; ) {
    ended = await Promise.race([
      done.then(() => true),
      new Promise<boolean>((next) => setTimeout(() => next(false), 400 + 300 * kills)),
    ])
    if (ended) break
    const dying = child
    dying?.kill('SIGKILL')
    if (dying) await once(dying, 'exit')
    kills += 1
    await start()
  }
  await done
  expect(kills).toBeGreaterThan(0)

  const { db } = cms.payload
  const { docs: comments } = await db.find<Comment>({
    collection: 'comments',
    pagination: false,
    limit: 0,
  })
  expect(comments.map(({ submission }) => submission).sort()).toEqual(
    all.map(({ submission }) => submission.id).sort(),
  )
  const { docs: files } = await db.find<CommentFile>({
    ...{ collection: 'comment-files', pagination: false, limit: 0 },
  })
  expect(files).toHaveLength(all.filter(({ file }) => file).length)
  const byId = new Map(files.map((file) => [file.id, file]))
  for (const { submission, file } of all) {
    const comment = comments.find((one) => one.submission === submission.id)
    const kept = (comment?.files ?? []).map((id) => byId.get(String(id)))
    expect(kept.map((one) => one?.sha256)).toEqual(file ? [sha256(file)] : [])
    for (const one of kept) {
      const bytes = readFileSync(join(cms.folder, 'cms', 'comment-files', one?.filename ?? ''))
      expect(sha256(bytes)).toBe(one?.sha256)
    }
  }
  const { totalDocs } = await db.count({
    ...{ collection: 'events', where: { collection: { equals: 'comments' } } },
  })
  expect(totalDocs).toBe(all.length)

  const where = { id: { equals: open.id } }
  await expect
    .poll(async () => (await db.findOne<Tally>({ collection: 'tallies', where }))?.received, {
      timeout: 10_000,
    })
    .toBe(all.length)
}, 180_000)

it.skipIf(process.env.TEST_DATABASE_URL !== undefined)(
  'a CMS whose database fails says 503, and its log repeats nothing of what was sent',
  async () => {
    // The test's type of the database; SQLite it is, by the line above.
    const { drizzle } = cms.payload.db as unknown as SQLiteAdapter
    await drizzle.run(sql.raw('ALTER TABLE events RENAME TO events_away'))
    const secrets = { name: 'Trần Bí Mật', email: 'bi.mat@example.vn', phone: '0999 123 456' }
    const submission = submissionTo(open, { ...secrets, text: 'Lời bí mật' })
    await expect(bring(submission, undefined, 1)).rejects.toThrow('Answered 503')
    await drizzle.run(sql.raw('ALTER TABLE events_away RENAME TO events'))
    await expect.poll(() => said, { timeout: 5_000 }).toContain('intake: not stored')
    expect(said).not.toMatch(/bí mật|bi\.mat|0999 123 456/i)
    expect(await bring(submission, undefined)).toBe(201)
  },
)
