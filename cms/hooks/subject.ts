import { collectionRules, type Subject } from '#shared/roles.ts'

/** The row of the access table for a collection; every content collection has one. */
export function subjectOf(slug: string): Subject {
  if (!(slug in collectionRules)) throw new Error(`No rules for ${slug}`)
  return slug as Subject
}
