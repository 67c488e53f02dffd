import { escapeHtml } from '../http/html.ts'

/** Where the site keeps style sheets, fonts and drawings; fetched through the CMS, since a page there may load only its own. */
export const assetFolder = '/tinh/'

/** Nothing of the previewed page runs; it may show what the CMS serves, and its links lead to the portal. */
export const previewPolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "frame-src 'self'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/**
 * A page made by the site, to be shown by the CMS: its files come from `files` (a path), its links
 * lead to the site's origin, and a bar on top says that nobody else sees it.
 */
export function previewPage(
  html: string,
  { site, files, edit, words }: { site: string; files: string; edit: string; words: string },
): string {
  return html
    .replace(/(["'\s,(])\/tep\//g, `$1${files}`)
    .replace(/\b(href|action)="\/(?!\/|tinh\/|admin\/)/g, `$1="${site}/`)
    .replace(/<body[^>]*>/, (body) => `${body}${bar(edit, words)}`)
}

const bar = (edit: string, words: string) =>
  `<div role="status" style="position:sticky;top:0;z-index:9;display:flex;flex-wrap:wrap;gap:4px 24px;padding:8px 16px;background:#fbeecb;color:#674300;font:16px/1.5 system-ui,sans-serif;border-bottom:2px solid #674300"><strong>${escapeHtml(words)}</strong><a href="${escapeHtml(edit)}" style="color:inherit">Quay lại trang sửa</a></div>`
