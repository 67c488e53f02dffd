import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startProgress } from '../progress.ts'
import { converge } from './convergence/converge.ts'

/**
 * `npm run bench -- convergence [--seed 1] [--documents 2000] [--steps 200]`: random changes, crashes
 * and restarts; without a seed those from 1 to 5. Exit code 1 when a file is not what a fresh publish writes.
 */
export async function benchConvergence(args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { seed: text, documents: text, steps: text } })
  const [documents, steps] = [Number(values.documents ?? 2000), Number(values.steps ?? 200)]
  const seeds = values.seed === undefined ? [1, 2, 3, 4, 5] : [Number(values.seed)]
  const builds = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  try {
    for (const seed of seeds) {
      const progress = startProgress(`Hạt ${seed}, bước`, steps)
      const { done, files, different } = await converge(
        { seed, documents, steps, builds },
        progress.step,
      )
      progress.done()
      const counted = [...done].map(([kind, count]) => `${kind} ${count}`).join(', ')
      console.log(`Seed ${seed}: ${counted}; ${files} files, ${different.length} different`)
      for (const name of different.slice(0, 20)) console.log(`  ${name}`)
      if (different.length > 0) process.exitCode = 1
    }
  } finally {
    await rm(builds, { recursive: true, force: true })
  }
}
