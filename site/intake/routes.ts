import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { formHeaders, receiptHeaders } from '#shared/headers.ts'
import { paths } from '#shared/paths.ts'
import { receiveForm } from './receive.ts'
import { lookUp, showForm, showLookUp, showReceipt } from './show.ts'
import type { IntakeTools } from './tools.ts'

export const formRoute = paths.consultationForm(':slug')
export const receiptRoute = paths.receipt(':code')

/**
 * The form, where it is sent, and the receipts. Forms are taken from any page: there is no cookie, so a
 * strange page can make a browser say nothing that it could not send itself.
 */
export function intakeRoutes(tools: IntakeTools): Router {
  const router = express.Router()
  router.use(formRoute, withHeaders(formHeaders))
  router.get(formRoute, showForm(tools))
  router.post(formRoute, countClients(tools.limit), receiveForm(tools))
  router.use(paths.receipts, withHeaders(receiptHeaders))
  router.get(paths.receipts, showLookUp(tools))
  router.post(paths.receipts, express.urlencoded({ extended: false, limit: '10kb' }), lookUp)
  router.get(receiptRoute, showReceipt(tools))
  router.use(passUnreadable)
  return router
}

/**
 * An address with a broken percent sign, or a look-up that is no form, leads nowhere; the error about it
 * would carry a code into the log.
 */
const passUnreadable: ErrorRequestHandler = (error, _req, _res, next) =>
  next(error.status >= 400 && error.status < 500 ? undefined : error)

function withHeaders(headers: Record<string, string>): RequestHandler {
  return (_, res, next) => {
    res.set(headers)
    next()
  }
}

/** Marks what one client sends beyond the limit; whoever shares an IPv6 /56 is one client. */
function countClients(limit: number): RequestHandler {
  return rateLimit({
    ...{ windowMs: 10 * 60_000, limit, standardHeaders: 'draft-7', legacyHeaders: false },
    // Anybody may send that header; TRUST_PROXY decides whom it is believed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_, res, next) => {
      res.locals.tooOften = true
      next()
    },
  })
}
