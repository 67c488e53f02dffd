import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type RequestHandler, type Router } from 'express'
import { z } from 'zod'
import { kindSchema, type SiteState } from '#shared/feed.ts'
import { cacheRules } from '#shared/headers.ts'
import { pathOf, paths } from '#shared/paths.ts'
import { type Kind, publicationSchema } from '#shared/publication.ts'
import { renderPath } from '../render.ts'
import { type Store, sql } from '../store/open.ts'
import { createReader, withDraft } from '../store/reader.ts'
import type { PageTools } from './on-request.ts'

/** What the CMS alone may ask: how a record stands, and how a draft would look. */
export function internalRoutes(tools: PageTools, token: string): Router {
  const router = express.Router()
  router.use('/noi-bo', requireToken(token))
  router.get('/noi-bo/trang-thai/:kind/:id', (req, res) => {
    const kind = kindSchema.safeParse(req.params.kind)
    if (!kind.success) return void res.status(404).json({ reason: 'Không có loại nội dung này.' })
    res.json(stateOf(tools.db, kind.data, String(req.params.id)))
  })
  router.post(
    paths.internalPreview,
    express.json({ limit: '20mb' }),
    async (req, res): Promise<void> => {
      const parsed = z.object({ publication: publicationSchema }).safeParse(req.body)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        res.status(422).json({ reason: `Chưa xem trước được: ${issue?.path.slice(1).join('.')}` })
        return
      }
      const draft = parsed.data.publication
      const path = pathOf(draft) ?? paths.home
      const read = withDraft(createReader(tools.db, tools.clock()), draft)
      try {
        const response = await renderPath(tools.app, tools.origin, path, read)
        const html = await response.text()
        res.status(response.status).type('html').send(html)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        res.status(422).json({ reason: `Trang này chưa dựng được: ${why}` })
      }
    },
  )
  return router
}

function requireToken(token: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(`Bearer ${token}`)
  return (req, res, next) => {
    res.setHeader('Cache-Control', cacheRules.never)
    if (timingSafeEqual(digest(req.headers.authorization ?? ''), expected)) return next()
    res.status(401).json({ reason: 'Sai mã truy cập.' })
  }
}

function stateOf(db: Store, kind: Kind, id: string): SiteState {
  const record = sql(db, 'SELECT revision, path FROM publications WHERE kind = ? AND id = ?').get(
    kind,
    id,
  )
  const path = record?.path === null ? undefined : record?.path
  const page =
    path && sql(db, 'SELECT written_at, revision, problem FROM pages WHERE path = ?').get(path)
  const refused = sql(db, 'SELECT reason FROM problems WHERE kind = ? AND id = ?').get(kind, id)
  const problem = refused?.reason ?? (page ? page.problem : undefined)
  return {
    ...(record && { revision: String(record.revision) }),
    ...(page && page.revision === record?.revision && { liveAt: String(page.written_at) }),
    ...(path && { path: String(path) }),
    ...(problem && { problem: String(problem) }),
  }
}
