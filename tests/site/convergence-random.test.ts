import { expect, it } from 'vitest'
import { converge } from '#scripts/bench/convergence/converge.ts'
import { siteBuilds } from '../support/builds.ts'

it('whatever was changed, killed and started again, the tree is that of a fresh publish', async () => {
  const { done, files, different } = await converge({
    ...{ seed: 1, documents: 80, steps: 16, builds: siteBuilds },
  })
  expect(different).toEqual([])
  expect(files).toBeGreaterThan(2 * 80)
  expect([...done.keys()]).toEqual(expect.arrayContaining(['crash', 'rename', 'unpublish']))
}, 120_000)
