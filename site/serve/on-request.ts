import type { RequestHandler, Response } from 'express'
import { cacheRules } from '#shared/headers.ts'
import { pathOf, paths } from '#shared/paths.ts'
import type { Kind, Publication } from '#shared/publication.ts'
import { renderPath, type SiteApp } from '../render.ts'
import { type Store, sql } from '../store/open.ts'
import { createReader } from '../store/reader.ts'

export type PageTools = { db: Store; app: SiteApp; origin: string; clock: () => Date }

/** Lists whose filters and deeper pages are made on request; without a query they are files. */
const lists =
  /^\/(?:tin-tuc|chuyen-muc\/[a-z0-9-]+|van-ban(?:\/(?:ubnd-tinh|chu-tich-ubnd-tinh|nam\/\d{4}))?|gop-y-du-thao\/[a-z0-9-]+\/y-kien|co-quan(?:\/[a-z0-9-]+)?)\/$/

/** Made on request whatever the query. */
const always: ReadonlySet<string> = new Set([
  paths.search,
  paths.documentsCsv,
  paths.documentsJson,
  paths.documentsRss,
])

export function isListRequest(path: string, query: string): boolean {
  return always.has(path) || (query.length > 1 && lists.test(path))
}

/** Makes lists with a query, and known pages whose file is not there yet, with the same app. */
export function renderOnRequest(tools: PageTools): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const query = req.originalUrl.slice(req.path.length)
    const known = sql(tools.db, 'SELECT 1 AS known FROM pages WHERE path = ?').get(req.path)
    if (!known && !isListRequest(req.path, query)) return next()
    await answerWith(tools, res, req.path + query)
  }
}

/** A path that has moved answers 301, one that was taken back 410, all others 404; each with its page. */
export function answerUnknown(tools: PageTools): RequestHandler {
  return async (req, res) => {
    const { db } = tools
    const slashed = req.path.endsWith('/') ? req.path : `${req.path}/`
    const live = sql(db, 'SELECT 1 AS live FROM pages WHERE path = ?').get(slashed)
    if (slashed !== req.path && (live || always.has(slashed)))
      return void res.redirect(301, slashed + req.originalUrl.slice(req.path.length))
    const target = redirectTarget(db, req.path) ?? redirectTarget(db, slashed)
    if (target !== undefined) return void res.redirect(301, target)
    const gone = sql(db, 'SELECT 1 AS gone FROM gone WHERE path IN (?, ?)').get(req.path, slashed)
    await answerWith(tools, res, gone ? '/410/' : '/404/', gone ? 410 : 404)
  }
}

export async function answerWith(
  { app, db, origin, clock }: PageTools,
  res: Response,
  address: string,
  status?: number,
): Promise<void> {
  const reader = createReader(db, clock())
  const response = await renderPath(app, origin, address, reader.read)
  const body = Buffer.from(await response.arrayBuffer())
  for (const [name, value] of response.headers)
    if (name !== 'content-length') res.setHeader(name, value)
  const type = response.headers.get('content-type') ?? 'text/html'
  if (type === 'text/html') res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Cache-Control', cacheRules.page)
  res.status(status ?? response.status).send(body)
}

/** Where a redirect leads now; undefined without one, or when its target is not published. */
function redirectTarget(db: Store, from: string): string | undefined {
  const row = sql(db, 'SELECT target FROM redirects WHERE origin = ? ORDER BY id').get(from)
  if (!row) return undefined
  const target = String(row.target)
  const named = /^portal:([a-z-]+)\/([\w-]+)$/.exec(target)
  if (!named) return target
  const record = sql(db, 'SELECT record FROM publications WHERE kind = ? AND id = ?').get(
    named[1] as Kind,
    String(named[2]),
  )
  return record && pathOf(JSON.parse(String(record.record)) as Publication)
}
