import type { APIRoute } from 'astro'
import { sitemapParts } from '../lib/site-map.ts'
import { sitemapIndexResponse } from '../lib/xml.ts'

export const GET: APIRoute = ({ url, locals }) =>
  sitemapIndexResponse(sitemapParts(locals.read), url.origin)
