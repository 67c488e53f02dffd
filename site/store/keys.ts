import { dayOf } from '#shared/dates.ts'
import type { Kind, Publication, PublicationOf } from '#shared/publication.ts'

/**
 * What a page may depend on. A key names a record, a slug, or a bucket of a list; a change raises the
 * keys of the record as it was and as it is, and every page that read one of them is made again.
 */
export const keyOf = {
  record: (kind: Kind, id: string) => `${kind}/${id}`,
  slug: (kind: Kind, slug: string) => `slug:${kind}/${slug}`,
  all: (kind: Kind) => `all:${kind}`,
  articlesOf: (section: string) => `section:${section}`,
  documentsBy: (by: 'authority' | 'year' | 'issuer', value: string | number) => `${by}:${value}`,
  draftsOf: (consultation: string) => `drafts:${consultation}`,
  commentsOf: (consultation: string) => `comments:${consultation}`,
  relations: (id: string) => `relations:${id}`,
  addresses: (kind: Kind, year?: number) =>
    year === undefined ? `addresses:${kind}` : `addresses:${kind}/${year}`,
} as const

/** The year under which a publication stands in lists and site maps; undefined for small kinds. */
export function yearOf(publication: Publication): number | undefined {
  if (publication.kind === 'document') return Number(publication.issuedOn.slice(0, 4))
  if (publication.kind === 'article')
    return Number(dayOf(new Date(publication.publishedAt)).slice(0, 4))
  return undefined
}

/** Every key that a change of this publication raises. */
export function keysOf(publication: Publication): string[] {
  const { kind, id, slug } = publication
  const keys = [keyOf.record(kind, id), keyOf.slug(kind, slug), keyOf.all(kind)]
  keys.push(keyOf.addresses(kind))
  const year = yearOf(publication)
  if (year !== undefined) keys.push(keyOf.addresses(kind, year))
  if (publication.kind === 'article') keys.push(keyOf.articlesOf(publication.section))
  if (publication.kind === 'draft-text') keys.push(keyOf.draftsOf(publication.consultation))
  if (publication.kind === 'comment') keys.push(keyOf.commentsOf(publication.consultation))
  if (publication.kind === 'document') {
    keys.push(
      ...bucketsOf(publication),
      ...publication.relations.map((relation) => keyOf.relations(relation.target)),
      ...publication.relations.map((relation) => keyOf.record('document', relation.target)),
    )
  }
  return keys
}

/** Where a document stands. */
export type Bucketed = Pick<PublicationOf<'document'>, 'authority' | 'issuer' | 'issuedOn'>

/** The lists in which a document stands. */
export function bucketsOf(document: Bucketed): string[] {
  return [
    keyOf.documentsBy('authority', document.authority),
    keyOf.documentsBy('issuer', document.issuer),
    keyOf.documentsBy('year', Number(document.issuedOn.slice(0, 4))),
  ]
}
