import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
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
const errorPages = /^\/(?:404|410|500)\//

/**
 * Serves the tree of static files: the `.br` beside a page when the browser takes it, else the page.
 * What is no file goes on to the next, and leaves no header behind.
 */
export function serveStatic(root: string): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const path = plainPath(req.path)
    if (path === undefined || path.endsWith('.br') || errorPages.test(path)) return next()
    const name = path.endsWith('/') ? `${path}index.html` : path
    res.setHeader('Vary', 'Accept-Encoding')
    const takeBack = rememberHeaders(res)
    const packed =
      !path.startsWith('/tep/') &&
      acceptsBrotli(req.headers['accept-encoding']) &&
      (await fileExists(join(root, `${name}.br`)))
    setRules(res, path, types[extname(name).toLowerCase()] ?? 'application/octet-stream')
    if (packed) res.setHeader('Content-Encoding', 'br')
    const file = encodeURI(packed ? `${name}.br` : name)
    // Nobody wants a part of a packed page.
    const parts = { acceptRanges: !packed }
    send(req, file, { root, dotfiles: 'ignore', index: false, cacheControl: false, ...parts })
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
  res.setHeader('Content-Type', type)
  res.setHeader('Cache-Control', forever ? cacheRules.forever : cacheRules.page)
  if (attachment && !inlineTypes.has(type)) res.setHeader('Content-Disposition', 'attachment')
}

function acceptsBrotli(header: string | string[] | undefined): boolean {
  return /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(header ?? ''))
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

async function fileExists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch {
    // Whatever the reason, the plain file is tried next and says so itself.
    return false
  }
}
