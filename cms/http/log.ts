import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { quietError } from './quiet-error.ts'

/** A path without what may name a person or open a door: no query, no password token. */
export const quietPath = (url = '') =>
  (url.split('?')[0] ?? '').replace(/^(\/admin\/(?:reset|verify)\/).+/, '$1…')

/** One line a request; good answers only at level debug, since a proxy in front counts those. */
export const requestLog = (log: Logger) =>
  pinoHttp({
    logger: log,
    quietReqLogger: true,
    customLogLevel: (_req: IncomingMessage, res: ServerResponse, error?: Error) =>
      levelOf(res.statusCode, error),
    serializers: {
      err: quietError,
      req: (req: { method: string; url: string }) => ({
        method: req.method,
        path: quietPath(req.url),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
  })

/** 503 is what the panel answers while it is being built: no fault. */
function levelOf(status: number, error?: Error): 'error' | 'info' | 'debug' {
  if (status === 503 || status < 400) return 'debug'
  return error || status >= 500 ? 'error' : 'info'
}
