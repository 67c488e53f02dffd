import type { Publication, PublicationOf } from '#shared/publication.ts'
import type { FeedStand } from './feed-stand.ts'
import { publications } from './pages/content.ts'

/** The drawn portal without its attachments, whose bytes exist nowhere. */
export const content: Publication[] = publications.map(withoutFiles)

/** A publication of the stand as it would be after an edit: other facts, another revision. */
export function changed<K extends Publication['kind']>(
  feed: FeedStand,
  kind: K,
  id: string,
  facts: Partial<PublicationOf<K>>,
): PublicationOf<K> {
  const before = feed.published.get(`${kind}/${id}`) as PublicationOf<K>
  return { ...before, revision: `revision-${Math.random()}`, ...facts }
}

/** A redirect between two addresses, or to a record. */
export const redirect = (from: string, to: string): PublicationOf<'redirect'> => ({
  ...{ kind: 'redirect', id: 'chuyen-1', slug: 'chuyen-1', revision: 'revision-1' },
  ...{ title: from, from, to },
  ...{ publishedAt: '2026-11-25T01:00:00.000Z', updatedAt: '2026-11-25T01:00:00.000Z' },
})

/** So many articles more, `them-0` to `them-(n-1)`. */
export function moreArticles(n: number): PublicationOf<'article'>[] {
  const [one] = content.filter((each) => each.kind === 'article')
  if (!one) throw new Error('The drawn portal has no article')
  return Array.from({ length: n }, (_, i) => ({ ...one, id: `them-${i}`, slug: `them-${i}` }))
}

function withoutFiles(one: Publication): Publication {
  if (one.kind === 'article') {
    const { picture: _, ...rest } = one
    return { ...rest, files: [], body: one.body.replace(/<figure>.*?<\/figure>/gs, '') }
  }
  if (one.kind === 'consultation') {
    const result = one.result && { ...one.result, files: [] }
    return { ...one, dossier: [], ...(result && { result }) }
  }
  return one.kind === 'document' || one.kind === 'page' ? { ...one, files: [] } : one
}
