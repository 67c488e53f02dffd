import { parseArgs } from 'node:util'
import { benchConvergence } from './bench/convergence.ts'
import { type Row, table } from './bench/figures.ts'
import { benchIntake } from './bench/intake.ts'
import { changeToLive, fullPublish, memory, search } from './bench/measure.ts'
import { startBenchPortal } from './bench/portal.ts'
import { machine, writeTable } from './bench/report.ts'
import { siteAtSize } from './bench/size.ts'
import { wholeAtSize } from './bench/whole.ts'

if (process.argv[2] === 'intake') {
  await benchIntake(process.argv.slice(3))
  process.exit()
}
if (process.argv[2] === 'convergence') {
  await benchConvergence(process.argv.slice(3))
  process.exit()
}

/**
 * `npm run bench`: a portal of its own with the demonstration content, measured; with `--size 20000` a
 * site of so many generated documents, and both programs with as many. Prints one table, or writes it
 * into a file that has a place for it.
 */
const { values, positionals } = parseArgs({
  options: { size: { type: 'string' }, write: { type: 'string' } },
  allowPositionals: true,
})
const size = Number(values.size ?? 0)
if (!Number.isInteger(size) || size < 0 || size > 140_000)
  throw new RangeError('--size takes a whole number up to 140000')
const rows: Row[] = []
const tell = (measured: Row[]) => {
  for (const { figure, value } of measured) console.error(`${figure}: ${value}`)
  rows.push(...measured)
  if (values.write) writeTable(values.write, name, rows)
}
const part = positionals[0]
const name = `${part ?? 'bench'} ${size}`
if (size === 0) await demonstration()
else {
  if (part !== 'whole') await siteAtSize(size, tell)
  if (part !== 'site') await wholeAtSize(size, tell)
}
console.log(`${machine()}\n\n${table(rows)}`)

async function demonstration(): Promise<void> {
  const portal = await startBenchPortal()
  try {
    await portal.settled()
    tell(await fullPublish(portal))
    tell(await changeToLive(portal, 50))
    tell(await search(portal, 300))
    tell(memory(portal))
  } finally {
    await portal.stop()
  }
}
