import type { APIRoute } from 'astro'
import { mappedKinds } from '#shared/publication.ts'
import { listAddresses } from '../../lib/site-map.ts'
import { sitemapResponse } from '../../lib/xml.ts'

export const GET: APIRoute = ({ params, url, locals, rewrite }) => {
  if (params.part === 'list') return sitemapResponse(listAddresses(locals.read), url.origin)
  const found = /^([a-z-]+?)(?:-(\d{4}))?$/.exec(params.part ?? '')
  const kind = mappedKinds.find((one) => one === found?.[1])
  if (!kind) return rewrite('/404/')
  const year = found?.[2] === undefined ? {} : { year: Number(found[2]) }
  return sitemapResponse(locals.read.list('addresses', { kind, ...year }), url.origin)
}
