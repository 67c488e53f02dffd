import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** A path without what may name a person or open a door: no query, no password token. */
export const quietPath = (url = '') =>
  (url.split('?')[0] ?? '').replace(/^(\/admin\/(?:reset|verify)\/).+/, '$1…')

/** One line a request; good answers only at level debug, since a proxy in front counts those. */
export const requestLog = (log: Logger) =>
  pinoHttp({
    logger: log,
    quietReqLogger: true,
    customLogLevel: (_req: IncomingMessage, res: ServerResponse, error?: Error) =>
      error || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'info' : 'debug',
    serializers: {
      req: (req: { method: string; url: string }) => ({
        method: req.method,
        path: quietPath(req.url),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
  })
