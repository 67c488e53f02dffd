import { close, fstat, open, read } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { cacheRules, publicHeaders } from '#shared/headers.ts'
import { acceptsBrotli, errorPages } from './static.ts'

/** A page's address as it is written when nothing is special about it. */
const plainPage = /^\/(?:[\w-][\w.-]*\/)*$/
/** What asks for less than the whole page, or only for a newer one. */
const conditions = [
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'range',
]
/** Longer files are streamed by the others. Bytes. */
const longest = 1_048_576

const headers = Object.entries({
  ...publicHeaders,
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Encoding': 'br',
  'Cache-Control': cacheRules.page,
  Vary: 'Accept-Encoding',
}).flat()

/**
 * Answers what most readers ask: a whole page, packed. Whatever is special about a request, and what
 * is no file, goes to `others`, who say the same of such a page and know everything else.
 */
export function serveWhole(root: string, others: RequestListener): RequestListener {
  return (req, res) => {
    const { url = '', headers: asked } = req
    const plain =
      req.method === 'GET' &&
      plainPage.test(url) &&
      !errorPages.test(url) &&
      acceptsBrotli(asked['accept-encoding']?.toString()) &&
      conditions.every((name) => asked[name] === undefined)
    if (!plain) return others(req, res)
    open(join(root, url, 'index.html.br'), (missing, file) => {
      if (missing) return others(req, res)
      sendWhole(file, res, () => others(req, res))
    })
  }
}

function sendWhole(file: number, res: ServerResponse, otherwise: () => void): void {
  fstat(file, (unknown, stats) => {
    if (unknown || !stats.isFile() || stats.size > longest) return end(file, otherwise)
    const body = Buffer.allocUnsafe(stats.size)
    read(file, body, 0, stats.size, 0, (unread, length) => {
      if (unread || length !== stats.size) return end(file, otherwise)
      end(file)
      const etag = `W/"${stats.size.toString(16)}-${stats.mtime.getTime().toString(16)}"`
      const about = ['ETag', etag, 'Last-Modified', stats.mtime.toUTCString()]
      res.writeHead(200, [...headers, ...about, 'Content-Length', String(stats.size)]).end(body)
    })
  })
}

function end(file: number, then?: () => void): void {
  close(file, () => then?.())
}
