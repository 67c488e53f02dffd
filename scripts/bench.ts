import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { cmsAtSize } from './bench/admin.ts'
import { megabytes, type Row, table } from './bench/figures.ts'
import { benchIntake } from './bench/intake.ts'
import { changeToLive, fullPublish, memory, search } from './bench/measure.ts'
import { startBenchPortal } from './bench/portal.ts'
import { siteAtSize } from './bench/size.ts'

if (process.argv[2] === 'intake') {
  await benchIntake(process.argv.slice(3))
  process.exit()
}

/**
 * `npm run bench`: a portal of its own with the demonstration content, measured; with `--size 20000` a
 * site of so many generated documents, with `cms --size 20000` a CMS of so many. Prints one table.
 */
const { values, positionals } = parseArgs({
  options: { size: { type: 'string' } },
  allowPositionals: true,
})
const size = Number(values.size ?? 0)
if (!Number.isInteger(size) || size < 0 || size > 140_000)
  throw new RangeError('--size takes a whole number up to 140000')
const ofCms = positionals[0] === 'cms'
const rows = size > 0 ? await (ofCms ? cmsAtSize : siteAtSize)(size) : await demonstration()
const [cpu] = cpus()
console.log(`${cpus().length} × ${cpu?.model}, ${megabytes(totalmem())}, Node ${process.version}\n`)
console.log(table(rows))

async function demonstration(): Promise<Row[]> {
  const portal = await startBenchPortal()
  try {
    await portal.settled()
    return [
      ...(await fullPublish(portal)),
      ...(await changeToLive(portal, 50)),
      ...(await search(portal, 300)),
      ...memory(portal),
    ]
  } finally {
    await portal.stop()
  }
}
