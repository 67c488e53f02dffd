import type { RequestHandler } from 'express'
import { cacheRules } from '#shared/headers.ts'
import { messages } from '#shared/messages.ts'
import { type Store, sql } from '../store/open.ts'
import { plainPage } from './plain-page.ts'

/**
 * Before anybody has said who answers for the portal there is no page that the law allows (POR-2):
 * readers are told to come back, not that something broke.
 */
export function answerUnready(db: Store): RequestHandler {
  return (_req, res, next) => {
    if (sql(db, "SELECT 1 FROM publications WHERE kind = 'portal'").get()) return next()
    res
      .status(503)
      .set({ 'Cache-Control': cacheRules.never, 'Retry-After': '30' })
      .type('html')
      .send(plainPage(messages.unready, messages.unreadyHow))
  }
}
