/** Characters that XML 1.0 forbids, which a feed reader would refuse whole: controls, lone surrogates, non-characters. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text for XML, in elements and in attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

const xml = (type: string, body: string) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'content-type': `${type}; charset=utf-8` },
  })

export type FeedItem = {
  title: string
  path: string
  publishedAt: string
  description?: string | undefined
  category?: string | undefined
  creator?: string | undefined
}
export type Feed = {
  title: string
  path: string
  self: string
  description: string
  items: FeedItem[]
}

/** RSS 2.0 of the newest items; addresses are absolute, `guid` is the address. */
export function rssResponse(feed: Feed, origin: string): Response {
  const element = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`
  const items = feed.items.map((item) => {
    const address = origin + item.path
    return `<item>${element('title', item.title)}${element('link', address)}<guid>${escapeXml(address)}</guid>${element('pubDate', new Date(item.publishedAt).toUTCString())}${element('category', item.category)}${element('dc:creator', item.creator)}${element('description', item.description)}</item>`
  })
  const self = `<atom:link href="${escapeXml(origin + feed.self)}" rel="self" type="application/rss+xml"/>`
  return xml(
    'application/rss+xml',
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${element('title', feed.title)}${element('link', origin + feed.path)}${self}${element('description', feed.description)}<language>vi</language>\n${items.join('\n')}\n</channel></rss>`,
  )
}

const sitemap = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** An index of site map parts. */
export function sitemapIndexResponse(paths: readonly string[], origin: string): Response {
  const parts = paths.map((path) => `<sitemap><loc>${escapeXml(origin + path)}</loc></sitemap>`)
  return xml('application/xml', `<sitemapindex ${sitemap}>\n${parts.join('\n')}\n</sitemapindex>`)
}

/** One part of the site map. */
export function sitemapResponse(
  addresses: readonly { path: string; updatedAt?: string }[],
  origin: string,
): Response {
  const urls = addresses.map(({ path, updatedAt }) => {
    const lastmod = updatedAt === undefined ? '' : `<lastmod>${escapeXml(updatedAt)}</lastmod>`
    return `<url><loc>${escapeXml(origin + path)}</loc>${lastmod}</url>`
  })
  return xml('application/xml', `<urlset ${sitemap}>\n${urls.join('\n')}\n</urlset>`)
}
