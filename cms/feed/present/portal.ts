import type { Portal } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, line } from './values.ts'

export function presentPortal(portal: Portal): Candidate<'portal'> {
  return {
    kind: 'portal',
    ...common({ ...portal, id: 'portal' }, { slug: 'portal', title: portal.title }),
    owner: line(portal.owner),
    responsible: line(portal.responsible),
    address: line(portal.address),
    phone: line(portal.phone),
    email: line(portal.email),
    englishTitle: line(portal.englishTitle),
    englishOwner: line(portal.englishOwner),
  }
}
