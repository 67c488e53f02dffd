import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Payload } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { filesOf, type Kind } from '#shared/publication.ts'
import { presentDraft } from '../feed/present.ts'
import { plainPage } from '../http/plain-page.ts'
import { refuse } from '../http/rest.ts'
import { sendUpload } from '../storage/send-upload.ts'
import { uploadsOf } from '../storage/uploads.ts'
import { missing } from './missing.ts'
import { assetFolder, previewPage, previewPolicy } from './page.ts'
import { kindOf, latest, row } from './records.ts'
import { createSite } from './site.ts'
import { type Staff, staffOf } from './staff.ts'
import { standingOf } from './standing.ts'

type Asked = { user: Staff; kind: Kind; id: string; slug: string }

/**
 * For signed-in staff, each with their own rights: `/xem-truoc/{collection}/{id}` the latest draft
 * as its page will be, `…/tep/{sha256}/{name}` its files, `/trang-thai/{collection}/{id}` where it
 * stands (`globals/{slug}` for a global).
 */
export function preview({ payload, env }: { payload: Payload; env: Environment }): Router {
  const site = createSite(env)
  const uploads = uploadsOf(env)
  const router = Router()

  const asked = async (req: Request): Promise<Asked | 'stranger' | undefined> => {
    const user = await staffOf(payload, req)
    if (!user) return 'stranger'
    const [place, id] = [String(req.params.collection), String(req.params.id)]
    const slug = place === 'globals' ? id : place
    const kind = kindOf(slug)
    return kind && { user, kind, id, slug }
  }

  router.get('/trang-thai/:collection/:id', async (req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    const ask = await asked(req)
    if (ask === 'stranger') return refuse(res, 401, 'Đăng nhập lại để tiếp tục.')
    const found = ask && (await row(payload, ask.user, ask.kind, ask.id))
    if (!ask || !found) return refuse(res, 404, 'Không có bản ghi này.')
    const standing = standingOf(found, await site.state(ask.kind, ask.id), new Date())
    const { path, ...rest } = standing
    res.json({ ...rest, ...(path && { address: new URL(path, env.SITE_ORIGIN).href }) })
  })

  router.get('/xem-truoc/:collection/:id', async (req, res) => {
    const ask = await asked(req)
    if (ask === 'stranger') {
      return res.redirect(`/admin/login?redirect=${encodeURIComponent(req.originalUrl)}`)
    }
    const record = ask && (await latest(payload, ask.user, ask.kind, ask.id))
    if (!ask || !record) return nothing(res)
    const edit = `/admin/collections/${ask.slug}/${ask.id}`
    const back = { href: edit, label: 'Quay lại trang sửa' }
    const { publication, problems } = await presentDraft(payload, ask.kind, record, new Date())
    if (!publication) {
      const paragraphs = missing(payload, ask.slug, problems)
      return plainPage(res, { status: 422, title: 'Chưa xem trước được', paragraphs, link: back })
    }
    const page = await site.page(publication)
    if (!page.ok) return unavailable(res, back, page.reason)
    const words =
      record._status === 'published'
        ? 'Bản xem trước của nội dung đã xuất bản'
        : 'Bản xem trước, chưa xuất bản'
    const files = `/admin/xem-truoc/${ask.slug}/${ask.id}/tep/`
    res
      .set('Content-Security-Policy', previewPolicy)
      .set('Cache-Control', 'no-store')
      .set('X-Robots-Tag', 'noindex')
      .type('html')
      .send(previewPage(page.html, { site: env.SITE_ORIGIN, files, edit, words }))
  })

  router.get('/xem-truoc/:collection/:id/tep/:sha256/:name', async (req, res) => {
    const ask = await asked(req)
    if (ask === 'stranger') return refuse(res, 401, 'Đăng nhập lại để tiếp tục.')
    const record = ask && (await latest(payload, ask.user, ask.kind, ask.id))
    if (!ask || !record) return nothing(res)
    const { publication, stored } = await presentDraft(payload, ask.kind, record, new Date())
    const sha256 = String(req.params.sha256)
    const file = publication && filesOf(publication).find((one) => one.sha256 === sha256)
    const name = stored.get(sha256)
    if (!file || !name) return nothing(res)
    const sent = await sendUpload(res, uploads, name, {
      'Content-Type': file.mime,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'",
    })
    if (!sent) nothing(res)
  })

  return router
}

/** The site's own style sheets and fonts, for previews; public on the site as they are here. */
export function siteAssets(env: Environment): RequestHandler {
  const site = createSite(env)
  return async (req, res, next) => {
    const { pathname } = new URL(req.originalUrl, env.CMS_ORIGIN)
    if (req.method !== 'GET' || !pathname.startsWith(assetFolder)) return next()
    const response = await site.asset(pathname).catch(() => undefined)
    if (!response?.ok || !response.body) return void res.status(404).end()
    res.type(response.headers.get('content-type') ?? 'application/octet-stream')
    // The DOM's and Node's stream types differ in name only.
    await pipeline(Readable.fromWeb(response.body as ReadableStream), res)
  }
}

function nothing(res: Response): void {
  plainPage(res, {
    status: 404,
    title: 'Không có nội dung này',
    paragraphs: ['Nội dung đã xóa, hoặc tài khoản này không được xem.'],
    link: { href: '/admin', label: 'Về trang quản trị' },
  })
}

function unavailable(res: Response, link: { href: string; label: string }, reason?: string): void {
  plainPage(res, {
    status: 502,
    title: 'Chưa xem trước được',
    paragraphs: reason
      ? ['Cổng công khai không dựng được trang này.', reason]
      : [
          'Cổng công khai chưa trả lời. Bản nháp vẫn còn nguyên; xin thử lại sau một phút.',
          'Nếu vẫn không được, báo người vận hành cổng.',
        ],
    link,
  })
}
