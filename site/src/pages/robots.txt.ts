import type { APIRoute } from 'astro'
import { paths } from '#shared/paths.ts'

export const GET: APIRoute = ({ url }) =>
  new Response(
    `User-agent: *\nDisallow: ${paths.search}\nDisallow: /noi-bo/\nSitemap: ${url.origin}${paths.sitemapIndex}\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  )
