import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Environment } from '#shared/environment.ts'
import { type Changes as ChangesAnswer, itemRefSchema, itemsRequestSchema } from '#shared/feed.ts'
import { sha256Schema } from '#shared/publication-parts.ts'
import { quietError } from '../http/quiet-error.ts'
import { intake } from '../intake/routes.ts'
import { sendUpload } from '../storage/send-upload.ts'
import { type Places, uploadsOf } from '../storage/uploads.ts'
import type { Changes } from './changes.ts'
import { installationOf } from './installation.ts'
import { manifestText } from './manifest.ts'
import { presentPublished } from './present.ts'
import { stateOf } from './state.ts'
import { requireToken } from './token.ts'

const changesQuery = z.object({
  after: z.string(),
  /** Seconds. */
  wait: z.coerce.number().min(0).max(60).default(0),
})

/**
 * What sites read and bring, behind the token: what is published now, what changed, the publications,
 * their files; and what citizens sent (intake/). The caller also starts `watchDatabase` (look.ts) with the same `changes`.
 */
export function createFeedApp({
  payload,
  env,
  changes,
  now = () => new Date(),
}: {
  payload: Payload
  env: Places & Pick<Environment, 'PORTAL_SITE_TOKEN'>
  changes: Changes
  now?: () => Date
}): Express {
  const app = express()
  const uploads = uploadsOf(env)
  app.disable('x-powered-by')
  app.set('etag', false)
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true })
  })
  app.use(requireToken(env.PORTAL_SITE_TOKEN))
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  app.use('/intake', intake({ payload, env, changes }))

  app.get('/feed/manifest', async (request, response) => {
    // Taken before reading: what is written meanwhile stands after this cursor, and has another name.
    const at = now()
    const cursor = changes.cursor()
    const installation = await installationOf(payload)
    const etag = `"${await stateOf(payload, at)}.${installation}.${cursor}"`
    response.set('ETag', etag)
    if (request.get('if-none-match') === etag) {
      response.status(304).end()
      return
    }
    const text = manifestText(payload, { installation, cursor }, at)
    await pipeline(Readable.from(text), response.type('json'))
  })

  app.get('/feed/changes', async (request, response) => {
    const { after, wait } = changesQuery.parse(request.query)
    const leaving = new AbortController()
    response.on('close', () => leaving.abort())
    const hints = await changes.wait(after, wait * 1000, leaving.signal)
    if (response.closed) return
    if (hints === undefined) {
      response.status(410).json({ error: 'Unknown cursor: compare manifests' })
      return
    }
    const answer: ChangesAnswer = { installation: await installationOf(payload), ...hints }
    response.json(answer)
  })

  app.post('/feed/items', express.json({ limit: '256kb' }), async (request, response) => {
    const { items } = itemsRequestSchema.parse(request.body)
    const asked = [...new Map(items.map((item) => [`${item.kind}/${item.id}`, item])).values()]
    const found = await presentPublished(payload, asked, now())
    const answers = asked.map(({ kind, id }) => {
      const presented = found.get(`${kind}/${id}`)
      if (presented === undefined) return { kind, id, gone: true as const }
      const { publication, problems } = presented
      if (problems.length > 0)
        payload.logger.warn({ kind, id, problems }, 'feed: a publication breaks its schema')
      return { kind, id, publication }
    })
    response.json({ items: answers })
  })

  app.get('/feed/files/:sha256', async (request, response) => {
    const sha256 = sha256Schema.parse(request.params.sha256)
    const item = itemRefSchema.parse(request.query)
    const found = await presentPublished(payload, [item], now())
    const name = found.get(`${item.kind}/${item.id}`)?.stored.get(sha256)
    const headers = { 'Content-Type': 'application/octet-stream', ETag: `"${sha256}"` }
    if (name !== undefined && (await sendUpload(response, uploads, name, headers))) return
    if (name !== undefined) payload.logger.error({ ...item, sha256 }, 'feed: a file is missing')
    response.status(404).json({ error: 'No published item carries this file' })
  })

  app.use((_request, response) => {
    response.status(404).json({ error: 'Not found' })
  })
  const failed: ErrorRequestHandler = (error, _request, response, _next) => {
    const status = error instanceof z.ZodError ? 400 : (error.status ?? 500)
    if (status >= 500) payload.logger.error({ err: quietError(error) }, 'feed: a request failed')
    if (response.headersSent) response.destroy()
    else response.status(status).json({ error: status < 500 ? 'Bad request' : 'Failed' })
  }
  app.use(failed)
  return app
}
