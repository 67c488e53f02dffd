import type { Publication } from '#shared/publication.ts'
import { htmlOf, type RichText } from './rich-text.ts'
import type { Shelf } from './shelf.ts'
import { type Candidate, instant, line } from './values.ts'

/**
 * Joined to every stored revision. Raise it when any presenter makes something else of the same
 * record, so that every site asks again.
 */
export const PRESENTER_VERSION = 1

type SystemFields = {
  id: string
  revision?: string | null
  createdAt?: string | null
  updatedAt?: string | null
  publishedAt?: string | null
}

type Common = Pick<
  Candidate<Publication['kind']>,
  'id' | 'revision' | 'slug' | 'title' | 'publishedAt' | 'updatedAt'
>

/** The revision a site sees: stored revision and presenter version. */
export function revisionOf(stored: string | null | undefined): string {
  return `${stored ?? ''}.${PRESENTER_VERSION}`
}

/** What every publication has; kinds without a publication date are public from their creation. */
export function common(
  record: SystemFields,
  names: { slug: string | null | undefined; title: string | null | undefined },
): Common {
  return {
    id: record.id,
    revision: revisionOf(record.revision),
    slug: names.slug ?? undefined,
    title: line(names.title),
    publishedAt: instant(record.publishedAt ?? record.createdAt),
    updatedAt: instant(record.updatedAt),
  }
}

/** What goes when a record is withdrawn stays away from its publication: never read, never on the shelf. */
export function withdrawable(
  record: { withdrawnAt?: string | null; withdrawnReason?: string | null },
  shelf: Shelf,
) {
  const at = instant(record.withdrawnAt)
  if (at === undefined) {
    return {
      withdrawn: undefined,
      kept: <T>(read: () => T): T | undefined => read(),
      html: (text: RichText): string => htmlOf(text, shelf),
    }
  }
  return {
    // A reason left empty breaks the schema, so that it is named instead of shown as nothing.
    withdrawn: { at, reason: line(record.withdrawnReason) ?? '' },
    kept: <T>(_read: () => T): T | undefined => undefined,
    html: (_text: RichText): string => '',
  }
}
