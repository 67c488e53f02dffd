import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { RequestHandler, Response } from 'express'
import send from 'send'
import { cacheRules, inlineTypes } from '#shared/headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.pdf': 'application/pdf',
}

/** Serves the tree of static files: the `.br` beside a page when the browser takes it, else the page. */
export function serveStatic(root: string): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const path = decodedPath(req.path)
    if (path === undefined || /\.br$/.test(path)) return next()
    const name = path.endsWith('/') ? `${path}index.html` : path
    const type = types[extname(name).toLowerCase()] ?? 'application/octet-stream'
    const attachment = path.startsWith('/tep/')
    res.setHeader('Vary', 'Accept-Encoding')
    if (!attachment && acceptsBrotli(req.headers['accept-encoding'])) {
      const packed = await fileExists(join(root, `${name}.br`))
      if (packed) {
        res.setHeader('Content-Encoding', 'br')
        return deliver(`${name}.br`)
      }
    }
    return deliver(name)

    function deliver(file: string) {
      res.setHeader('Content-Type', type)
      setRules(res, path ?? '', type, attachment)
      send(req, encodeURI(file), { root, dotfiles: 'ignore', index: false, cacheControl: false })
        .on('error', () => {
          for (const header of [
            'Content-Type',
            'Content-Encoding',
            'Cache-Control',
            'Content-Disposition',
          ])
            res.removeHeader(header)
          next()
        })
        .on('directory', () => next())
        .pipe(res)
    }
  }
}

function setRules(res: Response, path: string, type: string, attachment: boolean): void {
  const forever = attachment || path.startsWith('/tinh/')
  res.setHeader('Cache-Control', forever ? cacheRules.forever : cacheRules.page)
  if (attachment && !inlineTypes.has(type)) res.setHeader('Content-Disposition', 'attachment')
}

function acceptsBrotli(header: string | string[] | undefined): boolean {
  return /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(String(header ?? ''))
}

function decodedPath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? undefined : decoded
  } catch {
    // A percent sign that stands for nothing: no file has such a name.
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
