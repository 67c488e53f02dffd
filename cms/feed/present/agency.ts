import type { Agency } from '#cms/payload-types.ts'
import { common } from './record.ts'
import { type Candidate, day, idsOf, line } from './values.ts'

export function presentAgency(agency: Agency): Candidate<'agency'> {
  return {
    kind: 'agency',
    ...common(agency, agency),
    shortName: line(agency.shortName),
    level: agency.level,
    order: agency.order ?? 0,
    validFrom: day(agency.validFrom),
    validTo: day(agency.validTo),
    successors: idsOf(agency.successors),
    address: line(agency.address),
    phone: line(agency.phone),
    email: line(agency.email),
    website: line(agency.website),
    summary: line(agency.summary),
  }
}
