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
  years: (kind: Kind) => `years:${kind}`,
} as const

/** The year under which a publication stands in lists and site maps; undefined for small kinds. */
export function yearOf(publication: Publication): number | undefined {
  if (publication.kind === 'document') return Number(publication.issuedOn.slice(0, 4))
  if (publication.kind === 'article')
    return Number(dayOf(new Date(publication.publishedAt)).slice(0, 4))
  return undefined
}

/**
 * Every key that a change raises. Lists of documents and articles note each record that they show: they
 * are raised only when what stands in them, in which order or under which facet may differ.
 */
export function keysOfChange(before?: Publication, next?: Publication): string[] {
  const both = [before, next].filter((one) => one !== undefined)
  const keys = isMoved(before, next) ? both.flatMap(placeKeys) : []
  return [...both.flatMap(ownKeys), ...keys]
}

/** Whether it may stand elsewhere in lists than before. */
export function isMoved(before?: Publication, next?: Publication): boolean {
  const place = before && placeOf(before)
  return place === undefined || next === undefined || place !== placeOf(next)
}

/** What decides where a publication stands; undefined for kinds whose lists show all of it. */
function placeOf(publication: Publication): string | undefined {
  const { slug } = publication
  if (publication.kind === 'article')
    return JSON.stringify([slug, publication.section, publication.publishedAt])
  if (publication.kind !== 'document') return undefined
  const { number, type, issuer, authority, fields, validity, relations } = publication
  const days = [publication.issuedOn, publication.effectiveOn, publication.expiresOn]
  return JSON.stringify([
    ...[slug, number, type, issuer, authority, fields, validity?.state, relations],
    ...days,
  ])
}

function ownKeys(publication: Publication): string[] {
  const { kind, id } = publication
  const keys = [keyOf.record(kind, id), keyOf.addresses(kind)]
  const year = yearOf(publication)
  if (year !== undefined) keys.push(keyOf.addresses(kind, year))
  return keys
}

function placeKeys(publication: Publication): string[] {
  const { kind, slug } = publication
  const keys = [keyOf.slug(kind, slug), keyOf.all(kind)]
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
