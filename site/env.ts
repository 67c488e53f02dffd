import { join, resolve } from 'node:path'
import { type Environment, parseEnvironment } from '#shared/environment.ts'

/** Everything the site needs to know, checked. A refusal ends the process with its sentences. */
export function readEnvironment(): Environment {
  const parsed = parseEnvironment(process.env)
  if (parsed.ok) return parsed.env
  for (const reason of parsed.reasons) console.error(reason)
  process.exit(1)
}

/** Where the site keeps what: `root` is the tree of static files, everything here but the journal can be made anew. */
export function siteFolders(env: Environment): { folder: string; root: string; builds: string } {
  const data = resolve(env.PORTAL_DATA)
  return {
    folder: join(data, 'site'),
    root: join(data, 'site', 'public'),
    builds: join(data, 'build', 'site'),
  }
}
