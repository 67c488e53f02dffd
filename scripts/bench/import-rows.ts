import { loadEnvironment } from '../environment.ts'
import { importDirectives } from '../import/import-directives.ts'
import { openCms } from '../open-cms.ts'
import { seedStructure } from '../seed/structure.ts'
import { startClock } from './clock.ts'
import { directiveList } from './directive.ts'

/** A program of its own: imports a list of as many rows as its argument says into an empty CMS; says how long that took. */
const size = Number(process.argv[2])
const payload = await openCms(loadEnvironment())
await seedStructure({
  ...{ payload, now: new Date(), ids: new Map(), created: new Map() },
  out: { write: () => true },
})
const bytes = Buffer.from(directiveList(size))
const clock = startClock()
const { report } = await importDirectives(payload, {
  ...{ bytes, issuer: 'ubnd-tinh', authority: 'ubnd', now: new Date() },
})
const taken = clock()
if (report.accepted + report.warned !== size) throw new Error('Not all rows were imported')
process.send?.(taken)
await payload.destroy()
process.exit(0)
