import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

const directives = (rules: Record<string, string>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** Data and uploads: nothing in them may run, load or be framed elsewhere. PDFs open in the browser's own viewer. */
const dataPolicy = directives({
  'default-src': "'none'",
  'object-src': "'self'",
  'style-src': "'unsafe-inline'",
  'frame-ancestors': "'self'",
})

/** For `/api`: answers are for this user, now. Uploads never change, so a browser may keep them. */
export const apiPolicy: RequestHandler = (req, res, next) => {
  res.setHeader('Content-Security-Policy', dataPolicy)
  res.setHeader(
    'Cache-Control',
    req.path.startsWith('/files/file/') ? 'private, max-age=3600' : 'no-store',
  )
  next()
}

/**
 * For the panel: only scripts that carry this answer's nonce run. Next reads the nonce from the
 * request's header; styles stay open, since the panel sets style attributes.
 */
export const panelPolicy: RequestHandler = (req, res, next) => {
  const nonce = randomBytes(16).toString('base64')
  const policy = directives({
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'frame-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'self'",
  })
  req.headers['content-security-policy'] = policy
  res.setHeader('Content-Security-Policy', policy)
  next()
}
