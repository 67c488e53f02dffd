import { cpus, totalmem } from 'node:os'
import { megabytes, table } from './bench/figures.ts'
import { benchIntake } from './bench/intake.ts'
import { changeToLive, fullPublish, memory, search } from './bench/measure.ts'
import { startBenchPortal } from './bench/portal.ts'

if (process.argv[2] === 'intake') {
  await benchIntake(process.argv.slice(3))
  process.exit()
}

/** `npm run bench`: a portal of its own with the demonstration content, measured; prints one table. */
const portal = await startBenchPortal()
try {
  await portal.settled()
  const rows = [
    ...(await fullPublish(portal)),
    ...(await changeToLive(portal, 50)),
    ...(await search(portal, 300)),
    ...memory(portal),
  ]
  const [cpu] = cpus()
  console.log(
    `${cpus().length} × ${cpu?.model}, ${megabytes(totalmem())}, Node ${process.version}\n`,
  )
  console.log(table(rows))
} finally {
  await portal.stop()
}
