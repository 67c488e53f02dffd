import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseArguments, usage } from './import/arguments.ts'
import { importDirectives } from './import/import-directives.ts'
import { summary } from './import/report.ts'
import { startProgress } from './progress.ts'

const given = parseArguments(process.argv.slice(2))
if (!given.ok) {
  console.error(given.reason)
  console.error(usage)
  process.exit(2)
}
const { file, reportTo, ...list } = given.arguments
const bytes = readOrExit(file)
if (reportTo) checkWritable(`${reportTo}.tmp`)

// Loaded late: a mistyped command is answered at once.
const [{ environmentOrExit }, { openCms }] = await Promise.all([
  import('./environment.ts'),
  import('./open-cms.ts'),
])
const payload = await openCms({ ...environmentOrExit(), LOG_LEVEL: 'error' })
const { report, problem } = await importDirectives(
  payload,
  { ...list, bytes, now: new Date() },
  (total) => startProgress('Nhập văn bản', total),
)
await payload.destroy()

if (reportTo) {
  writeFileSync(`${reportTo}.tmp`, `${JSON.stringify(report, null, 2)}\n`)
  renameSync(`${reportTo}.tmp`, reportTo)
}
const lines = summary(report, list.dryRun)
for (const line of problem ? lines.slice(0, 5) : lines) console.log(line)
if (problem) console.error(problem)
process.exit(problem ? 1 : 0)

function readOrExit(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    console.error(`Không đọc được tệp ${path}. Kiểm tra lại đường dẫn và quyền đọc.`)
    process.exit(2)
  }
}

/** Before anything is imported: a report that cannot be kept is no report. */
function checkWritable(path: string): void {
  try {
    writeFileSync(path, '')
  } catch {
    console.error(`Không ghi được tệp ${path}. Chọn nơi khác cho --report.`)
    process.exit(2)
  }
}
