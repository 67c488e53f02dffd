import { request as askHttp, type IncomingMessage } from 'node:http'
import { request as askHttps } from 'node:https'
import express, { type Request, type Response, type Router } from 'express'
import { cacheRules } from '#shared/headers.ts'
import { messages } from '#shared/messages.ts'
import { paths } from '#shared/paths.ts'
import { plainPage } from '../serve/plain-page.ts'
import { answerPage, endPatiently } from './answer.ts'
import { type FormPage, formStatuses } from './page.ts'
import { readBody } from './read-body.ts'
import { formRoute } from './routes.ts'
import type { IntakeTools } from './tools.ts'

/** Headers that belong to one connection, not to the request. */
const ofTheConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  'expect',
])

/** Milliseconds without a byte from the other node. */
const silence = 60_000

/** Passes forms and receipts, as streams, to the node at `target` that takes submissions. */
export function passOn(
  target: string,
  tools: Pick<IntakeTools, 'renderForm' | 'bodyLimits'>,
): Router {
  const router = express.Router()
  router.use([formRoute, paths.receipts], (req, res, next) => {
    const address = new URL(req.originalUrl, target)
    const ask = address.protocol === 'https:' ? askHttps : askHttp
    // A connection of its own for each: what one client cuts off must not break another's.
    const other = ask(address, {
      method: req.method,
      headers: headersFor(req),
      agent: false,
      timeout: silence,
    })
    let begun = false
    other.on('socket', (socket) => {
      socket.once(address.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        begun = true
        req.pipe(other)
      })
    })
    other.on('timeout', () => other.destroy(new Error('Nút nhận góp ý không trả lời')))
    other.on('response', (answer) => passBack(req, res, answer))
    other.on('error', (error) => {
      // The answer is there already: the other node only stopped listening to the rest.
      if (res.headersSent) return
      const { slug } = req.params
      if (req.method === 'GET' || req.method === 'HEAD') sayAway(res)
      else if (begun || req.method !== 'POST' || slug === undefined) next(error)
      else answerUnavailable(tools, String(slug), req, res).catch(next)
    })
    res.once('close', () => other.destroy())
  })
  return router
}

function headersFor(req: Request): Record<string, string | string[]> {
  const given = Object.entries(req.headers).filter(([name]) => !ofTheConnection.has(name))
  const through = [req.headers['x-forwarded-for'], req.socket.remoteAddress].flat()
  return {
    ...(Object.fromEntries(given) as Record<string, string | string[]>),
    'x-forwarded-for': through.filter(Boolean).join(', '),
    'x-forwarded-proto': req.protocol,
  }
}

function passBack(req: Request, res: Response, answer: IncomingMessage): void {
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !ofTheConnection.has(name)) res.setHeader(name, value)
  res.status(answer.statusCode ?? 502)
  if (!req.complete) res.setHeader('Connection', 'close')
  answer.pipe(res, { end: false })
  answer.once('end', () => (req.complete ? res.end() : endPatiently(req, res)))
  answer.once('error', (error) => res.destroy(error))
}

/** The node that takes submissions is away: nothing is wrong with the address, it may be asked again. */
function sayAway(res: Response): void {
  res
    .status(503)
    .set({ 'Cache-Control': cacheRules.never, 'Retry-After': '30' })
    .type('html')
    .send(plainPage(messages.intakeAway, messages.intakeAwayHow))
}

/** The node that takes submissions is away: the text is shown back, with the same slip for another try. */
async function answerUnavailable(
  tools: Pick<IntakeTools, 'renderForm' | 'bodyLimits'>,
  slug: string,
  req: Request,
  res: Response,
): Promise<void> {
  const { values } = await readBody(req, undefined, tools.bodyLimits)
  const { slip = '', ...typed } = values
  const page: FormPage = { outcome: 'unavailable', slip, values: typed, errors: [] }
  const html = await tools.renderForm(slug, page)
  answerPage(req, res, formStatuses.unavailable, html)
}
