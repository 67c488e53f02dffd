import { type Environment, parseEnvironment } from '#shared/environment.ts'

/** The environment of this process, complete as `scripts/environment.ts` hands it to children; throws every reason. */
export function readEnvironment(): Environment {
  const parsed = parseEnvironment(process.env)
  if (!parsed.ok) throw new Error(parsed.reasons.join('\n'))
  return parsed.env
}
