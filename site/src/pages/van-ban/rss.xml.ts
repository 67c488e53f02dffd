import type { APIRoute } from 'astro'
import { paths } from '#shared/paths.ts'
import { askedRows } from '../../lib/export.ts'
import { documentItems } from '../../lib/feeds.ts'
import { rssResponse } from '../../lib/xml.ts'

/** The newest documents of a narrowed list; its query is the list's. */
export const GET: APIRoute = ({ url, locals: { read } }) => {
  const title = `Văn bản chỉ đạo điều hành | ${read.get('portal', 'portal')?.title ?? ''}`
  const items = documentItems(askedRows(url, read, 50), read)
  const path = paths.documents + url.search
  const self = paths.documentsRss + url.search
  return rssResponse({ title, path, self, description: title, items }, url.origin)
}
