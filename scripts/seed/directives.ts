import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importDirectives } from '../import/import-directives.ts'
import { startProgress } from '../progress.ts'
import { count, type Seeding } from './ensure.ts'

const lists = [
  { name: 'directives-ubnd.csv', authority: 'ubnd', label: 'Văn bản của UBND tỉnh' },
  { name: 'directives-chu-tich.csv', authority: 'chu-tich', label: 'Văn bản của Chủ tịch' },
] as const

/** 600 rows of a real list of another province, through the importer that an operator uses; marked as demonstration. */
export async function seedDirectives(seeding: Seeding): Promise<void> {
  for (const { name, authority, label } of lists) {
    const { report, problem } = await importDirectives(
      seeding.payload,
      {
        bytes: await readFile(join(import.meta.dirname, 'data', name)),
        issuer: 'ubnd-tinh',
        authority,
        now: seeding.now,
        sample: true,
      },
      (total) => startProgress(label, total, seeding.out),
    )
    if (problem || report.refused > 0) {
      const first = report.rows.find((row) => row.status === 'refused')
      throw new Error(`${name} was not imported whole: line ${first?.line}: ${first?.reason}`)
    }
    const written = report.accepted + report.warned
    if (written > 0) count(seeding, 'documents', written)
  }
}
