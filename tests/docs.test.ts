import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { environmentSchema } from '#shared/environment.ts'

const top = join(import.meta.dirname, '..')
const table = readFileSync(join(top, 'docs/rules.md'), 'utf8')
/** Codes have a row: `| DOC-1 | source | demand |`, no cell empty. */
const known = new Set(
  [...table.matchAll(/^\| ([A-Z]{3}-\d+) \| \S.* \| \S.* \|$/gm)].map((m) => m[1]),
)
/** Three letters and a number that are no rule: `UTF-8`, `%PDF-1.4`. */
const others = ['UTF', 'PDF']

it('every variable stands in the table of docs/operations.md, and nothing else does', () => {
  const rows = readFileSync(join(top, 'docs/operations.md'), 'utf8').match(/^\| `[A-Z].*$/gm) ?? []
  const named = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z0-9_]+/g) ?? [])
  expect(named.toSorted()).toEqual(Object.keys(environmentSchema.in.shape).toSorted())
})

it('every rule that the repository cites stands in docs/rules.md', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: top,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(?:ts|tsx|astro|md)$/.test(file) && existsSync(join(top, file)))
    .filter((file) => file !== 'docs/rules.md')
  const cited = files.flatMap((file) =>
    [...readFileSync(join(top, file), 'utf8').matchAll(/\b([A-Z]{3})-\d{1,2}\b/g)]
      .filter(([, family = '']) => !others.includes(family))
      .map(([code]) => ({ file, code })),
  )
  expect(cited.length).toBeGreaterThan(15)
  expect(cited.filter(({ code }) => !known.has(code))).toEqual([])
})
