import type { CollectionSlug, GlobalSlug, Where } from 'payload'
import type { Kind } from '#shared/publication.ts'

/**
 * Where the records of a kind are kept; `drafts`: public only when `_status` and `publishedAt` say so;
 * `state`: only the records in that state.
 */
export type Source =
  | { collection: CollectionSlug; drafts: boolean; state?: string }
  | { global: GlobalSlug }

export const sources = {
  portal: { global: 'portal' },
  navigation: { global: 'navigation' },
  notice: { global: 'notice' },
  home: { global: 'home' },
  agency: { collection: 'agencies', drafts: false },
  section: { collection: 'sections', drafts: false },
  'document-type': { collection: 'document-types', drafts: false },
  'field-of-law': { collection: 'fields-of-law', drafts: false },
  page: { collection: 'pages', drafts: true },
  article: { collection: 'articles', drafts: true },
  document: { collection: 'documents', drafts: true },
  consultation: { collection: 'consultations', drafts: true },
  'draft-text': { collection: 'draft-texts', drafts: true },
  tally: { collection: 'tallies', drafts: false },
  comment: { collection: 'comments', drafts: false, state: 'shown' },
  receipt: { collection: 'comments', drafts: false },
  redirect: { collection: 'redirects', drafts: false },
} as const satisfies Record<Kind, Source>

/** Published: `_status` is published, not in the trash, `publishedAt` not in the future, written once with a revision. */
export function publishedWhere(source: { drafts: boolean; state?: string }, now: Date): Where {
  const always: Where[] = [{ deletedAt: { exists: false } }, { revision: { exists: true } }]
  if (source.state !== undefined) always.push({ state: { equals: source.state } })
  if (!source.drafts) return { and: always }
  return {
    and: [
      ...always,
      { _status: { equals: 'published' } },
      { publishedAt: { less_than_equal: now.toISOString() } },
    ],
  }
}
