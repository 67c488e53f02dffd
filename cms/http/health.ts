import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

/** 200 while the database answers, else 503; says whether the panel is built. */
export function health(payload: Payload, panel: () => string): RequestHandler {
  return async (req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    try {
      // No content leaves: only whether the database answers.
      await payload.count({ collection: 'users', overrideAccess: true })
      res.json({ ok: true, program: 'cms', database: 'ok', panel: panel() })
    } catch (error) {
      req.log?.error(error, 'the database does not answer')
      res.status(503).json({ ok: false, program: 'cms', database: 'failed', panel: panel() })
    }
  }
}
