/**
 * Headers of every answer of the public site, from Express and from a proxy in front alike. Pages
 * carry no script, load nothing from elsewhere and are framed by nobody.
 */
export const publicHeaders = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
} as const

/** Kinds of answers and how long a browser may keep them: pages are asked for anew each time. */
export const cacheRules = {
  page: 'public, max-age=0, must-revalidate',
  forever: 'public, max-age=31536000, immutable',
  never: 'no-store',
} as const

/** The form and its answers: kept nowhere, and one script of ours may help with the writing. */
export const formHeaders = {
  ...publicHeaders,
  'Content-Security-Policy': `${publicHeaders['Content-Security-Policy']}; script-src 'self'`,
  'Cache-Control': cacheRules.never,
} as const

/** Receipts, whose address is their secret: kept nowhere, found by no search engine, told to nobody. */
export const receiptHeaders = {
  ...publicHeaders,
  'Cache-Control': cacheRules.never,
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
} as const

/** Attachments that a browser may show itself; everything else is saved. */
export const inlineTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
])
