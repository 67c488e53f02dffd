import { extname } from 'node:path'
import { normalize } from 'node:path/posix'
import type { RequestHandler, Response } from 'express'
import send from 'send'
import { cacheRules, inlineTypes } from '#shared/headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
}

/** Pages for a proxy in front to show with a status; asked for by name they answer that status too. */
export const errorPages = /^\/(?:404|410|500)\//

/** The `.br` of a page, where there is one and the browser takes it. Nobody wants a part of it. */
export const servePacked = (root: string): RequestHandler =>
  serve(root, (path, accepted) => !path.startsWith('/tep/') && acceptsBrotli(accepted), '.br')

/** Pages as they are, and all other files. */
export const serveStatic = (root: string): RequestHandler => serve(root, () => true, '')

/** Serves the tree of files; what is none goes on to the next, and leaves no header behind. */
function serve(
  root: string,
  wanted: (path: string, accepted: string | undefined) => boolean,
  variant: '.br' | '',
): RequestHandler {
  const how = { root, dotfiles: 'ignore', index: false, cacheControl: false } as const
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const path = plainPath(req.path)
    if (path === undefined || path.endsWith('.br') || errorPages.test(path)) return next()
    if (!wanted(path, req.get('accept-encoding'))) return next()
    const name = path.endsWith('/') ? `${path}index.html` : path
    const takeBack = rememberHeaders(res)
    setRules(res, path, types[extname(name).toLowerCase()] ?? 'application/octet-stream')
    if (variant) res.setHeader('Content-Encoding', 'br')
    send(req, encodeURI(name + variant), { ...how, acceptRanges: !variant })
      .on('error', (error: HttpError) => {
        if (res.headersSent) return next(error)
        const range = res.getHeader('Content-Range')
        takeBack()
        if (error.status === 416) res.setHeader('Content-Range', String(range))
        if (error.status === 412 || error.status === 416) res.status(error.status).end()
        else next(error.status < 500 ? undefined : error)
      })
      .on('directory', () => {
        takeBack()
        next()
      })
      .pipe(res)
  }
}

type HttpError = Error & { status: number }

/** What was said about a file that is not sent after all must not stand over another answer. */
function rememberHeaders(res: Response): () => void {
  const before = new Set(res.getHeaderNames())
  return () => {
    res.status(200)
    for (const name of res.getHeaderNames()) if (!before.has(name)) res.removeHeader(name)
  }
}

function setRules(res: Response, path: string, type: string): void {
  const attachment = path.startsWith('/tep/')
  const forever = attachment || path.startsWith('/tinh/')
  res.setHeader('Vary', 'Accept-Encoding')
  res.setHeader('Content-Type', type)
  res.setHeader('Cache-Control', forever ? cacheRules.forever : cacheRules.page)
  if (attachment && !inlineTypes.has(type)) res.setHeader('Content-Disposition', 'attachment')
}

export function acceptsBrotli(header = ''): boolean {
  return /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(header)
}

/** The path decoded; undefined when it is not in its plainest form, as with `..`, `//` or NUL: no file has such a name. */
function plainPath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') || normalize(decoded) !== decoded ? undefined : decoded
  } catch {
    // A percent sign that stands for nothing.
    return undefined
  }
}
