import type { RequestHandler, Response } from 'express'
import { cacheRules } from '#shared/headers.ts'
import { messages } from '#shared/messages.ts'
import { pathOf, paths } from '#shared/paths.ts'
import type { Kind, Publication } from '#shared/publication.ts'
import type { Reading } from '../reading/reading.ts'
import type { Answer } from '../reading/worker.ts'
import { renderPath, type SiteApp } from '../render.ts'
import { type Store, sql } from '../store/open.ts'
import { createReader } from '../store/reader.ts'
import { plainPage } from './plain-page.ts'

export type PageTools = {
  db: Store
  app: SiteApp
  origin: string
  clock: () => Date
  /** Makes lists beside this thread; without it this thread makes them. */
  reading?: Reading
}

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

/** Lists to take away are long, and their reader waits for a file. */
const files: ReadonlySet<string> = new Set([paths.documentsCsv, paths.documentsJson])

/** How long a list may take to make, and a list to take away. Milliseconds. */
const [pageLimit, fileLimit] = [1000, 10_000]

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
    const address = req.path + query
    if (!tools.reading) return answerWith(tools, res, address)
    const limit = files.has(req.path) ? fileLimit : pageLimit
    const now = tools.clock().getTime()
    const wanted = () => !res.destroyed
    const outcome = await tools.reading.ask({ address, now, limit, wanted })
    if (typeof outcome === 'string') sayLater(res, messages[outcome], messages[`${outcome}How`])
    else send(res, outcome)
  }
}

/** Nothing is wrong with the address: it may be asked again. */
function sayLater(res: Response, title: string, how: string): void {
  res
    .status(503)
    .set({ 'Cache-Control': cacheRules.never, 'Retry-After': '5' })
    .type('html')
    .send(plainPage(title, how))
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
  const body = new Uint8Array(await response.arrayBuffer())
  send(res, { status: status ?? response.status, headers: [...response.headers], body })
}

function send(res: Response, { status, headers, body }: Answer): void {
  for (const [name, value] of headers) if (name !== 'content-length') res.setHeader(name, value)
  const type = new Headers(headers).get('content-type') ?? 'text/html'
  if (type === 'text/html') res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Cache-Control', cacheRules.page)
  res.status(status).send(Buffer.from(body.buffer))
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
