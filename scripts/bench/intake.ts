import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startProgress } from '../progress.ts'
import { consultations } from '../seed/content/consultations.ts'
import { runScript } from '../supervise/run-script.ts'
import { count, type Row, spread, table } from './figures.ts'
import { type Balance, balance, drained, saidOnPage } from './intake/balance.ts'
import { submitWhileKilling } from './intake/killing.ts'
import { flatOut, steady } from './intake/load.ts'
import { type Programs, programsOver } from './intake/programs.ts'

/** Submissions a second, for how many seconds. */
const offered = { rate: 200, seconds: 15 }

/**
 * `npm run bench -- intake [--submissions 10000] [--clients 20]`: comments to the demonstration's open
 * consultation while both programs are killed at random; then the balance, and the pace without kills.
 * Exit code 1 when anything acknowledged is lost, doubled or counted wrong.
 */
export async function benchIntake(args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { submissions: text, clients: text } })
  const submissions = Number(values.submissions ?? 10_000)
  const clients = Number(values.clients ?? 20)
  const kills = Math.max(2, Math.round(submissions / 400))
  const data = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const programs = await programsOver(data, { PORTAL_DEMO: '1', SUBMISSION_LIMIT: '1000000' })
  const slug = consultations[0]?.slug ?? ''
  try {
    await begin(programs)
    const before = (await saidOnPage(programs.site, slug)).received
    const progress = startProgress('Góp ý đã nhận', submissions)
    const { step, done } = progress
    const clocked = performance.now()
    const acknowledged = await submitWhileKilling({
      ...{ programs, slug, submissions, clients, kills, step },
    })
    done()
    const took = (performance.now() - clocked) / 1000
    await drained(programs)
    const killed = await balance(programs, slug, acknowledged, before)

    const load = { programs, slug, acknowledged }
    const many = Math.min(submissions, 2000)
    const began = performance.now()
    const seconds = await flatOut({ ...load, from: submissions + 1, many, clients })
    await drained(programs)
    const stored = (performance.now() - began) / 1000
    const from = submissions + many + 1
    const { submissions: answers, pages } = await steady({ ...load, from, ...offered })
    await drained(programs)
    const calm = await balance(programs, slug, acknowledged, before)
    console.log(
      table([
        { figure: 'Clients', value: count(clients) },
        { figure: 'Killed (-9), each program', value: `${kills} times in ${count(took)} s` },
        ...rowsOf('with kills', killed),
        { figure: 'Accepted a second, without kills', value: count(many / seconds) },
        { figure: '… and in the CMS and counted a second', value: count(many / stored) },
        ...spread(`Answer at ${offered.rate} a second`, answers),
        ...spread('Static page meanwhile', pages),
        ...rowsOf('all', calm),
      ]),
    )
    if (!killed.balanced || !calm.balanced) process.exitCode = 1
  } finally {
    await programs.stop()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The panel is built beforehand: each killed CMS would begin it anew. */
async function begin(programs: Programs): Promise<void> {
  await runScript('scripts/seed.ts', programs.variables, new AbortController().signal)
  await programs.start('cms')
  for (let panel = 'building'; panel === 'building'; await pause(500))
    ({ panel } = (await (await fetch(`${programs.cms}/healthz`)).json()) as { panel: string })
  await programs.start('site')
  await drained(programs)
}

const rowsOf = (which: string, result: Balance): Row[] => [
  { figure: `Acknowledged, ${which}`, value: count(result.acknowledged) },
  ...[
    ['in the journal', result.journal],
    ['in the CMS', result.cms],
    ['on the page', result.page],
  ].map(([where, value]) => ({ figure: `… ${where}`, value: count(Number(value)) })),
  { figure: '… of these there before', value: count(result.before) },
  { figure: '… lost', value: count(result.lost) },
  { figure: '… twice', value: count(result.duplicates) },
  { figure: '… balance', value: result.balanced ? 'yes' : 'NO' },
]
