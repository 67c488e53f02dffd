import { parseArgs } from 'node:util'
import { cmsAtSize } from './bench/admin.ts'
import { benchConvergence } from './bench/convergence.ts'
import { percent, plain, type Row, type Tell, table } from './bench/figures.ts'
import { benchIntake } from './bench/intake.ts'
import { changeToLive, fullPublish, memory, search } from './bench/measure.ts'
import { startBenchPortal } from './bench/portal.ts'
import { watchOthers } from './bench/processes.ts'
import { profileAtSize } from './bench/profile.ts'
import { machine, writeTable } from './bench/report.ts'
import { siteAtSize } from './bench/size.ts'
import { wholeAtSize } from './bench/whole.ts'

const trials: Record<string, (args: string[]) => Promise<void>> = {
  intake: benchIntake,
  convergence: benchConvergence,
}
const trial = trials[process.argv[2] ?? '']
if (trial) {
  await trial(process.argv.slice(3))
  process.exit()
}

/**
 * `npm run bench`: a portal of its own with the demonstration content, measured; with `--size 20000` the
 * site alone with so many generated documents, both programs with as many, where the time goes, and the
 * CMS alone (only one of these with `site`, `whole`, `profile` or `cms`). Prints a table of each;
 * `--write FILE` also puts it into its place there.
 */
const { values, positionals } = parseArgs({
  options: { size: { type: 'string' }, write: { type: 'string' } },
  allowPositionals: true,
})
const size = Number(values.size ?? 0)
if (!Number.isInteger(size) || size < 0 || size > 140_000)
  throw new RangeError('--size takes a whole number up to 140000')
const parts = { site: siteAtSize, whole: wholeAtSize, profile: profileAtSize, cms: cmsAtSize }
const [only] = positionals
if (only !== undefined && (size === 0 || !Object.hasOwn(parts, only)))
  throw new RangeError(
    `With --size: ${Object.keys(parts).join(', ')}; without: intake, convergence`,
  )
if (size === 0) await measured('demonstration', demonstration)
else
  for (const [part, measure] of Object.entries(parts))
    if (only === undefined || only === part)
      await measured(`${part} ${size}`, (tell) => measure(size, tell))

/** Tells each figure when it is known, and all of them at the end. */
async function measured(name: string, measure: (tell: Tell) => Promise<void>): Promise<void> {
  const rows: Row[] = []
  const tell = (made: Row[]) => {
    for (const { figure, value } of made) console.error(`${figure}: ${value}`)
    rows.push(...made)
    if (values.write) writeTable(values.write, name, rows)
  }
  const others = watchOthers()
  await measure(tell)
  tell([plain('Processor that other programs took meanwhile', others() ?? Number.NaN, percent)])
  console.log(`${machine()}\n\n${table(rows)}\n`)
}

async function demonstration(tell: Tell): Promise<void> {
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
