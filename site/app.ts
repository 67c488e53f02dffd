import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { publicHeaders } from '#shared/headers.ts'
import type { IntakeHealth } from './intake/health.ts'
import type { FeedState } from './publisher/publisher.ts'
import { healthOf } from './serve/health.ts'
import { internalRoutes } from './serve/internal.ts'
import {
  answerUnknown,
  answerWith,
  isListRequest,
  type PageTools,
  renderOnRequest,
} from './serve/on-request.ts'
import { servePacked, serveStatic } from './serve/static.ts'
import { answerUnready } from './serve/unready.ts'
import { serveWhole } from './serve/whole.ts'

export type SiteServices = PageTools & {
  root: string
  token: string
  trustProxy: number | string[] | false
  publisher: { feed: FeedState; alive: boolean }
  /** Forms and receipts; `health` is absent where another node takes submissions. */
  intake?: { routes: RequestHandler; health?(): IntakeHealth }
  log(error: unknown, path: string): void
}

/** The public site. The order of these lines is its policy: files first, Astro only for what is no file. */
export function createSiteApp(services: SiteServices): RequestListener {
  const { db, root, token, publisher, intake } = services
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', 'weak')
  app.set('trust proxy', services.trustProxy)
  app.use((_, res, next) => {
    res.set(publicHeaders)
    next()
  })
  app.get('/healthz', (_, res) => {
    const health = healthOf(db, publisher.feed, publisher.alive, services.clock())
    res.set('Cache-Control', 'no-store').json(withSubmissions(health, intake?.health?.()))
  })
  // Nothing below stands before a published page.
  app.use(unlessList(servePacked(root)))
  app.use(internalRoutes(services, token))
  // Before compression: pages that hold a secret beside what was typed are not packed together.
  if (intake) app.use(intake.routes)
  app.use(
    compression({
      // A part of a file is a part of the file as it lies there.
      filter: (_, res) =>
        res.statusCode !== 206 && !/^image|pdf|woff/.test(String(res.getHeader('Content-Type'))),
    }),
  )
  app.use(unlessList(serveStatic(root)))
  app.use(answerUnready(db))
  app.use(renderOnRequest(services))
  app.use(answerUnknown(services))
  app.use(showError(services))
  return serveWhole(root, app)
}

const unlessList =
  (files: RequestHandler): RequestHandler =>
  (req, res, next) =>
    isListRequest(req.path, req.originalUrl.slice(req.path.length)) ? next() : files(req, res, next)

/** A submission that the CMS refused needs somebody to look. */
function withSubmissions<H extends { status: string }>(health: H, submissions?: IntakeHealth) {
  if (!submissions) return health
  const status = submissions.parked.length > 0 ? 'alarm' : health.status
  return { ...health, status, submissions }
}

/** The address of a receipt is its secret: never in a log. */
const withoutCode = (path: string) => path.replace(/^\/bien-nhan\/.+/i, '/bien-nhan/…')

/** A failure of ours: the reader gets the page that says what to do, the log gets the error. */
function showError(services: SiteServices): ErrorRequestHandler {
  return async (error, req, res, next) => {
    services.log(error, withoutCode(req.path))
    if (res.headersSent) return next(error)
    try {
      await answerWith(services, res, '/500/', 500)
    } catch (again) {
      services.log(again, '/500/')
      res.status(500).type('text').send('Cổng đang gặp lỗi. Xin thử lại sau ít phút.')
    }
  }
}
