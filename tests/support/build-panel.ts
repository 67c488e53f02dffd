/** Only the build of the panel, as a program beside a run. */
import { withPanel } from './builds.ts'

await withPanel()
