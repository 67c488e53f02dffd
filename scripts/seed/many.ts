import { createTogether } from '#cms/bulk/create-together.ts'
import { documentNumberKey, parseDocumentNumber } from '#shared/document-number.ts'
import { directive, type GeneratedDirective } from '../bench/directive.ts'
import { slugOf } from '../import/directive-record.ts'
import { startProgress } from '../progress.ts'
import { count, idOf, type Seeding } from './ensure.ts'
import { documentData, type Standing } from './many-data.ts'

/** Documents of one transaction. */
const batchSize = 200

/**
 * Sees that the first `size` made-up directive documents are there, to try the portal at its size; they are
 * marked as demonstration. Cut off and run again, or with a larger size, it makes what is missing.
 */
export async function seedMany(seeding: Seeding, size: number): Promise<void> {
  const standing: Standing = {
    type: (code) => idOf(seeding, 'type', slugOf(code)),
    issuer: (slug) => idOf(seeding, 'agency', slug),
    field: (slug) => idOf(seeding, 'field', slug),
  }
  const there = await numbersThere(seeding)
  const ids: (string | undefined)[] = []
  const bar = startProgress('Văn bản làm thử', size, seeding.out)
  for (let at = 0; at < size; at += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, size - at) }, (_, i) =>
      directive(at + i),
    )
    for (const one of batch) ids[one.n] = there.get(placeOf(one, standing))
    const missing = batch.filter(({ n }) => ids[n] === undefined)
    const records = missing.map((one) => documentData(one, standing, (n) => ids[n]))
    const made = await createTogether(seeding.payload, 'documents', records)
    for (const [i, { n }] of missing.entries()) ids[n] = made[i]?.id
    if (made.length > 0) count(seeding, 'documents', made.length)
    bar.step(batch.length)
  }
  bar.done()
}

/** Ids by issuer, number and year, which no two documents share; those in the trash included. */
async function numbersThere({ payload }: Seeding): Promise<Map<string, string>> {
  const { docs } = await payload.find({
    collection: 'documents',
    ...{ depth: 0, limit: 0, pagination: false, trash: true },
    select: { issuer: true, numberKey: true, year: true },
    // A seed must see everything that is there, or it makes it again.
    overrideAccess: true,
  })
  return new Map(
    docs.map(({ id, issuer, numberKey, year }) => [`${issuer}|${numberKey}|${year}`, id]),
  )
}

function placeOf({ number, issuedOn, issuer }: GeneratedDirective, standing: Standing): string {
  const parsed = parseDocumentNumber(number)
  const key = parsed.ok ? documentNumberKey(parsed.number) : number
  return `${standing.issuer(issuer)}|${key}|${issuedOn.slice(0, 4)}`
}
