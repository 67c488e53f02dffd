import type { APIRoute } from 'astro'
import { paths } from '#shared/paths.ts'
import { articleItems, documentItems } from '../../lib/feeds.ts'
import { rssResponse } from '../../lib/xml.ts'

const size = 30

/** `tin-tuc` is all news, `van-ban` all documents, anything else a section. */
export const GET: APIRoute = ({ params, url, locals: { read }, rewrite }) => {
  const slug = params.section ?? ''
  const portal = read.get('portal', 'portal')?.title ?? ''
  const self = paths.rss(slug)
  if (slug === 'van-ban') {
    const items = documentItems(read.list('documents', { filter: {}, size }).items, read)
    const title = `Văn bản mới | ${portal}`
    return rssResponse(
      { title, path: paths.documents, self, description: title, items },
      url.origin,
    )
  }
  const section = slug === 'tin-tuc' ? undefined : read.bySlug('section', slug)
  if (slug !== 'tin-tuc' && !section) return rewrite('/404/')
  const found = read.list('articles', { size, ...(section ? { section: section.id } : {}) })
  const title = `${section?.title ?? 'Tin tức'} | ${portal}`
  const path = section ? paths.section(section.slug) : paths.news
  const description = section?.summary || title
  const items = articleItems(found.items, read)
  return rssResponse({ title, path, self, description, items }, url.origin)
}
