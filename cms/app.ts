import { join } from 'node:path'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Payload } from 'payload'
import type { Logger } from 'pino'
import type { Environment } from '#shared/environment.ts'
import { passwordMails, signIn } from './http/attempts.ts'
import { drain } from './http/body.ts'
import { health } from './http/health.ts'
import { requestLog } from './http/log.ts'
import { apiPolicy, panelPolicy } from './http/policy.ts'
import { refuse, rest } from './http/rest.ts'
import { assetFolder } from './preview/page.ts'
import { preview, siteAssets } from './preview/routes.ts'

const emblem = join(import.meta.dirname, 'admin/bieu-trung.svg')

/**
 * What staff reach on `CMS_PORT`; the order of this list is the security policy. Sites reach another
 * app on another port (`feed/app.ts`), so that a mistake here cannot open the feed, nor one there this.
 */
export function createApp({
  payload,
  env,
  log,
  key = 'default',
  panel,
}: {
  payload: Payload
  env: Environment
  log: Logger
  /** The name under which this Payload is kept in the process; tests run several. */
  key?: string
  panel: { handle: RequestHandler; standing(): string }
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', env.TRUST_PROXY ?? false)
  app.use(requestLog(log))
  app.use(helmet({ contentSecurityPolicy: false })) // each area below has its own
  app.use(drain)
  app.get('/healthz', health(payload, panel.standing))

  app.use('/api', apiPolicy)
  app.all('/api/:collection/first-register', (_req, res) =>
    refuse(res, 403, 'Tài khoản đầu tiên chỉ được tạo khi khởi động cổng.'),
  )
  app.post('/api/users/login', signIn)
  app.post(['/api/users/forgot-password', '/api/users/reset-password'], passwordMails)
  app.use('/api', rest({ config: payload.config, key, origin: env.CMS_ORIGIN }))

  app.get('/admin/bieu-trung.svg', (_req, res) => res.sendFile(emblem, { maxAge: '1d' }))
  app.use('/admin', preview({ payload, env }))
  app.use(assetFolder, siteAssets(env))
  app.all('/admin/create-first-user', (_req, res) => res.redirect('/admin'))
  app.use(['/admin', '/_next'], panelPolicy)
  app.use((req, res, next) =>
    /^\/(admin|_next)(\/|$)/.test(req.path) ? panel.handle(req, res, next) : next(),
  )

  app.get('/', (_req, res) => res.redirect('/admin'))
  app.use((_req, res) => refuse(res, 404, 'Không có địa chỉ này.'))
  app.use(failed)
  return app
}

/** What nobody foresaw goes to the log, not to the screen. */
const failed: ErrorRequestHandler = (error, req, res, next) => {
  if (req.destroyed) return
  req.log.error(error, 'a request failed')
  if (res.headersSent) return next(error)
  refuse(res, 500, 'Chương trình quản trị đang có lỗi. Xin thử lại sau một phút.')
}
