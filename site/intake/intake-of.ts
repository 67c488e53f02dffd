import type { Environment } from '#shared/environment.ts'
import type { PageTools } from '../serve/on-request.ts'
import { type Intake, type IntakeSettings, openIntake } from './open-intake.ts'
import { intakePages } from './pages.ts'
import { passOn } from './pass-on.ts'
import { publishedContent } from './published.ts'
import { bodyLimits } from './read-body.ts'

type Log = IntakeSettings['log']

/** The intake of this node: its own journal, or the way to the node that has it. */
export async function intakeOf(
  env: Environment,
  site: string,
  tools: PageTools,
  log: Log,
): Promise<Pick<Intake, 'routes' | 'stop'> & Partial<Intake>> {
  const pages = intakePages(tools)
  if (env.INTAKE_URL)
    return { routes: passOn(env.INTAKE_URL, { ...pages, bodyLimits }), stop: async () => {} }
  return openIntake({
    ...{ ...pages, site, bodyLimits, log, clock: tools.clock },
    ...{ key: env.PORTAL_RECEIPT_KEY, limit: env.SUBMISSION_LIMIT },
    content: publishedContent(tools.db),
    cms: { url: env.CMS_FEED_URL, token: env.PORTAL_SITE_TOKEN },
  })
}
