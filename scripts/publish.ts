import { parseArgs } from 'node:util'
import { publishOnce } from '#site/publisher/publish-once.ts'
import { environmentOrExit } from './environment.ts'
import { startProgress } from './progress.ts'

/** `npm run publish`: one comparison with the CMS; `--all` renders every page again. */
const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    'accept-removals': { type: 'boolean', default: false },
    'accept-installation': { type: 'boolean', default: false },
  },
})
const action = values.all
  ? 'all'
  : values['accept-removals']
    ? 'accept-removals'
    : values['accept-installation']
      ? 'accept-installation'
      : 'reconcile'
const outcome = await publishOnce(environmentOrExit(), action, (label) => startProgress(label, 0))
console.log(outcome.sentence)
process.exit(outcome.ok ? 0 : 1)
