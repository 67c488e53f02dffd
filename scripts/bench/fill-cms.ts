import { createTogether } from '#cms/bulk/create-together.ts'
import { documentTypeCodes } from '#shared/document-types.ts'
import { slugify } from '#shared/text.ts'
import { loadEnvironment } from '../environment.ts'
import { openCms } from '../open-cms.ts'
import { startProgress } from '../progress.ts'
import { idOf, type Seeding } from '../seed/ensure.ts'
import { seedAccounts, seedStructure } from '../seed/structure.ts'
import { documentData } from './cms-documents.ts'
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
const standing = {
  type: (code: string) => idOf(seeding, 'type', slugOf(code)),
  issuer: (slug: string) => idOf(seeding, 'agency', slug),
  field: (slug: string) => idOf(seeding, 'field', slug),
}
const ids: string[] = []
const bar = startProgress('Văn bản', size, process.stderr)
const began = performance.now()
const used = process.cpuUsage()
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
const { user, system } = process.cpuUsage(used)
process.send?.({ took: performance.now() - began, used: (user + system) / 1000 })
await payload.destroy()
process.exit(0)

function slugOf(code: string): string {
  const title = new Map<string, string>(Object.entries(documentTypeCodes)).get(code)
  return title ? slugify(title) : code
}
