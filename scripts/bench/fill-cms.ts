import { loadEnvironment } from '../environment.ts'
import { openCms } from '../open-cms.ts'
import type { Seeding } from '../seed/ensure.ts'
import { seedMany } from '../seed/many.ts'
import { seedAccounts, seedStructure } from '../seed/structure.ts'
import { startClock } from './clock.ts'

/** A program of its own: fills an empty CMS with as many generated documents as its argument says; says how long that took. */
const size = Number(process.argv[2])
const env = loadEnvironment()
const payload = await openCms(env)
const seeding: Seeding = {
  ...{ payload, now: new Date(), ids: new Map(), created: new Map() },
  out: { write: () => true },
}
await seedStructure(seeding)
await seedAccounts(seeding, String(env.DEMO_PASSWORD))
const clock = startClock()
await seedMany(seeding, size)
process.send?.(clock())
await payload.destroy()
process.exit(0)
