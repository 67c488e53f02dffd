import { createHash } from 'node:crypto'
import type { Response } from 'express'
import { escapeHtml } from './html.ts'

const style = `body{margin:0;background:#fffdf8;color:#1c2427;font:18px/1.6 system-ui,sans-serif}
main{max-width:34rem;margin:12vh auto;padding:0 16px}h1{font-size:28px;line-height:1.35}
p{white-space:pre-line;overflow-wrap:anywhere}
a{color:#0b5160}@media(prefers-color-scheme:dark){body{background:#12191b;color:#efe9dd}a{color:#86cdd2}}
@media print{body{background:#fff;color:#000}main{margin:0}}`
const hash = createHash('sha256').update(style).digest('base64')

type Words = {
  title: string
  paragraphs: readonly string[]
  link?: { href: string; label: string }
  /** Looks again by itself after so many seconds. */
  again?: number
}

/** A page of a title, paragraphs and a link, for what must be said without the panel; never kept. */
export function plainPage(res: Response, { status, ...words }: Words & { status: number }) {
  if (words.again) res.set('Retry-After', String(words.again))
  res.status(status).set(plainHeaders).send(plainHtml(words))
}

/** Its headers, for who answers without Express: nothing but its own style may load. */
export const plainHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'`,
  'Content-Type': 'text/html; charset=utf-8',
}

/** The page itself, every word escaped. */
export const plainHtml = ({ title, paragraphs, link, again }: Words) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">${again ? `<meta http-equiv="refresh" content="${again}">` : ''}
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : ''}
</main></body></html>`
