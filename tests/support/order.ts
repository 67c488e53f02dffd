import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** How many suites come before those that need the panel's build. */
const first = 16
/** Small files that take long: without the durations of an earlier run, vitest puts small ones last. */
const long =
  /killed|-screens|-shown|-random|\/crash|\/crew|\/access|\/publisher\.|\/removals|start-(?:whole|stop)|seed\.test/

/**
 * Suites that need the panel come when it is built, and early enough to be no tail; of a run of
 * everything its build begins at once, behind the first suites.
 */
export class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const needsPanel = (file: TestSpecification) => file.moduleId.includes('/tests/e2e/')
    const rest = sorted.filter((file) => !needsPanel(file))
    const others = [true, false].flatMap((wanted) =>
      rest.filter(({ moduleId }) => long.test(moduleId) === wanted),
    )
    if (rest.length < sorted.length && rest.length > first)
      spawn(process.execPath, [join(import.meta.dirname, 'build-panel.ts')], { stdio: 'ignore' })
    return others.toSpliced(first, 0, ...sorted.filter(needsPanel))
  }
}
