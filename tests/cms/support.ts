import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type BasePayload,
  createLocalReq,
  getFieldsToSign,
  getPayload,
  handleEndpoints,
  jwtSign,
  type Migration,
  type SanitizedConfig,
} from 'payload'
import { addSessionToUser } from 'payload/shared'
import { makeConfig } from '#cms/config.ts'
import { migrations } from '#cms/migrations/index.ts'
import type { User } from '#cms/payload-types.ts'
import { type Environment, parseEnvironment } from '#shared/environment.ts'
import type { Role } from '#shared/roles.ts'

export type Account = { id: string; email: string; password: string; token: string }
export type Sent = { as?: Account; body?: unknown; headers?: Record<string, string> }
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is asserted where it is read
export type Answer = { status: number; body: any; headers: Headers }

export type TestCms = {
  payload: BasePayload
  config: SanitizedConfig
  env: Environment
  /** `getPayload`'s and `handleEndpoints`' cache key of this instance. */
  key: string
  /** Everything written lies here; it goes with `stop`. */
  folder: string
  /** One REST request as staff software sends it, through Payload's own router; `body` is JSON unless it is FormData. */
  rest(method: string, path: string, sent?: Sent): Promise<Answer>
  /** Makes a user with these roles and logs in. */
  account(roles: Role | Role[], fields?: Partial<User>): Promise<Account>
  stop(): Promise<void>
}

/**
 * A real Payload on a SQLite file of its own, or on the MongoDB that `TEST_DATABASE_URL` names
 * (`mongodb://host:port`, a new database each time).
 */
export async function startCms(variables: Record<string, string> = {}): Promise<TestCms> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-cms-'))
  const key = randomUUID()
  const env = environment({ PORTAL_DATA: folder, ...databaseOf(folder, key), ...variables })
  const config = await makeConfig(env)
  const isNew = await beginEmpty(env)
  const payload = await getPayload({ config, key, disableOnInit: true })
  await indexesOf(payload)
  if (payload.db.name === 'sqlite') await migrate(payload)
  if (isNew) await keepEmpty(payload, env)

  const rest: TestCms['rest'] = async (method, path, { as, body, headers = {} } = {}) => {
    // Encoded beforehand: a form that is refused half-read must not go on streaming.
    const form = body instanceof FormData ? new Response(body) : undefined
    const type = form?.headers.get('content-type') ?? 'application/json'
    const bytes = form ? await form.arrayBuffer() : body === undefined ? null : JSON.stringify(body)
    const request = new Request(`${env.CMS_ORIGIN}${path}`, {
      method,
      headers: {
        ...(as ? { authorization: `JWT ${as.token}` } : {}),
        ...(bytes === null ? {} : { 'content-type': type }),
        ...headers,
      },
      body: bytes,
    })
    const response = await handleEndpoints({ config, request, payloadInstanceCacheKey: key })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== '' ? JSON.parse(text) : text,
    }
  }

  const account: TestCms['account'] = async (roles, fields = {}) => {
    const password = randomUUID()
    const email = `${randomUUID()}@demo.quangngai.vn`
    const user = await payload.create({
      collection: 'users',
      data: {
        name: `Người ${email.slice(0, 4)}`,
        ...fields,
        roles: [roles].flat(),
        email,
        password,
      },
      overrideAccess: true,
    })
    return { id: String(user.id), email, password, token: await tokenFor(payload, email) }
  }

  const stop = async () => {
    await payload.destroy()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return { payload, config, env, key, folder, rest, account, stop }
}

/** In production Payload does this itself. Its type knows no database's own arguments. */
const migrate = ({ db }: BasePayload) =>
  db.migrate({ migrations: migrations as unknown as Migration[] })

/** The migrated database of this worker's first CMS, before anything was written. */
let empty: Buffer | undefined

/** A new SQLite file begins as the first one was: half of a start is migrating. True when it must be made. */
async function beginEmpty(env: Environment): Promise<boolean> {
  const file = fileOf(env)
  if (!file || existsSync(file)) return false
  if (!empty) return true
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, empty)
  return false
}

async function keepEmpty({ db }: BasePayload, env: Environment): Promise<void> {
  const { client } = db as unknown as { client: { execute(sql: string): Promise<unknown> } }
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  empty = await readFile(fileOf(env) as string)
}

const fileOf = ({ DATABASE_URL: url }: Environment) =>
  url.startsWith('file:') ? url.slice('file:'.length) : undefined

/** The server of MongoDB's wire cannot take writes while it makes indexes; MongoDB can. */
async function indexesOf(payload: BasePayload): Promise<void> {
  const { connection } = payload.db as { connection?: { models: Record<string, Model> } }
  await Promise.all(Object.values(connection?.models ?? {}).map((model) => model.init()))
}
type Model = { init(): Promise<unknown> }

/** What a login gives, without the fifth of a second that Payload takes to try a password. */
async function tokenFor(payload: BasePayload, email: string): Promise<string> {
  const { config } = payload.collections.users
  const where = { email: { equals: email } }
  const user = await payload.db.findOne<User>({ collection: 'users', where })
  if (!user) throw new Error(`No user ${email}`)
  const req = await createLocalReq({}, payload)
  const session = await addSessionToUser({ collectionConfig: config, payload, req, user })
  const { token } = await jwtSign({
    fieldsToSign: getFieldsToSign({ collectionConfig: config, email, user, ...session }),
    secret: payload.secret,
    tokenExpiration: config.auth.tokenExpiration,
  })
  return token
}

function databaseOf(folder: string, key: string): Record<string, string> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return { DATABASE_URL: `file:${join(folder, 'cms', 'cms.db')}` }
  return {
    DATABASE_URL: `${url.replace(/\/$/, '')}/test-${key}`,
    DATABASE_COMPATIBILITY: process.env.TEST_DATABASE_COMPATIBILITY ?? 'cosmosdb',
  }
}

function environment(variables: Record<string, string>): Environment {
  const parsed = parseEnvironment({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    PORTAL_SITE_TOKEN: 'token-of-the-test-site',
    PAYLOAD_SECRET: 'secret-of-the-test-cms',
    PORTAL_RECEIPT_KEY: 'key-of-the-receipts-of-the-test-site',
    ...variables,
  })
  if (!parsed.ok) throw new Error(parsed.reasons.join('\n'))
  return parsed.env
}

/** A paragraph of rich text, as the editor saves it. */
export function richText(...paragraphs: string[]) {
  const block = { direction: 'ltr', format: '', indent: 0, version: 1 } as const
  return {
    root: {
      ...block,
      type: 'root',
      children: paragraphs.map((text) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [
          { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 },
        ],
      })),
    },
  } as const
}
