import { join } from 'node:path'
import { expect, it } from 'vitest'
import { converge } from '#scripts/bench/convergence/converge.ts'

const builds = join(import.meta.dirname, '../../node_modules/.cache/portal-site')

it('whatever was changed, killed and started again, the tree is that of a fresh publish', async () => {
  const { done, files, different } = await converge({ seed: 1, documents: 80, steps: 16, builds })
  expect(different).toEqual([])
  expect(files).toBeGreaterThan(2 * 80)
  expect([...done.keys()]).toEqual(expect.arrayContaining(['crash', 'rename', 'unpublish']))
}, 120_000)
