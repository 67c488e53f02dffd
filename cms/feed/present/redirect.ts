import type { Redirect } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, line } from './values.ts'

/** A redirect has no name of its own: its id is its slug, its path its title. */
export function presentRedirect(redirect: Redirect): Candidate<'redirect'> {
  return {
    kind: 'redirect',
    ...common(redirect, { slug: redirect.id, title: redirect.from }),
    from: line(redirect.from),
    to: line(redirect.to),
  }
}
