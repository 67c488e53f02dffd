import { loadEnvironment } from '../environment.ts'
import { importDirectives } from '../import/import-directives.ts'
import { openCms } from '../open-cms.ts'
import { seedStructure } from '../seed/structure.ts'
import { directiveColumns, directiveRow } from './directive.ts'

/** A program of its own: imports a list of as many rows as its argument says into an empty CMS; says how long that took. */
const size = Number(process.argv[2])
const payload = await openCms(loadEnvironment())
await seedStructure({
  ...{ payload, now: new Date(), ids: new Map(), created: new Map() },
  out: { write: () => true },
})
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const lines = Array.from({ length: size }, (_, n) => directiveRow(n).map(quoted).join(','))
const bytes = Buffer.from([directiveColumns.join(','), ...lines].join('\n'))
const began = performance.now()
const used = process.cpuUsage()
const { report } = await importDirectives(payload, {
  ...{ bytes, issuer: 'ubnd-tinh', authority: 'ubnd', now: new Date() },
})
const { user, system } = process.cpuUsage(used)
if (report.accepted + report.warned !== size) throw new Error('Not all rows were imported')
process.send?.({ took: performance.now() - began, used: (user + system) / 1000 })
await payload.destroy()
process.exit(0)
