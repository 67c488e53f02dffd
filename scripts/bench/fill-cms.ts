import { createTogether } from '#cms/bulk/create-together.ts'
import { loadEnvironment } from '../environment.ts'
import { slugOf } from '../import/directive-record.ts'
import { openCms } from '../open-cms.ts'
import { startProgress } from '../progress.ts'
import { idOf, type Seeding } from '../seed/ensure.ts'
import { seedAccounts, seedStructure } from '../seed/structure.ts'
import { startClock } from './clock.ts'
import { documentData, type Standing } from './cms-documents.ts'
import { directive } from './directive.ts'

/** A program of its own: fills an empty CMS with as many generated documents as its argument says; says how long that took. */
const size = Number(process.argv[2])
const batchSize = 200
const env = loadEnvironment()
const payload = await openCms(env)
const seeding: Seeding = {
  ...{ payload, now: new Date(), ids: new Map(), created: new Map() },
  out: { write: () => true },
}
await seedStructure(seeding)
await seedAccounts(seeding, String(env.DEMO_PASSWORD))
const standing: Standing = {
  type: (code) => idOf(seeding, 'type', slugOf(code)),
  issuer: (slug) => idOf(seeding, 'agency', slug),
  field: (slug) => idOf(seeding, 'field', slug),
}
const ids: string[] = []
const bar = startProgress('Văn bản', size, process.stderr)
const clock = startClock()
while (ids.length < size) {
  const count = Math.min(batchSize, size - ids.length)
  const records = Array.from({ length: count }, (_, i) =>
    documentData(directive(ids.length + i), standing, (n) => ids[n]),
  )
  const made = await createTogether(payload, 'documents', records)
  for (const { id } of made) ids.push(id)
  bar.step(count)
}
bar.done()
process.send?.(clock())
await payload.destroy()
process.exit(0)
