import { randomBytes, randomInt } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Environment, parseEnvironment } from '#shared/environment.ts'

/** A start that cannot go on; each reason is one Vietnamese sentence for the operator. */
export class Refusal extends Error {
  readonly reasons: string[]
  constructor(reasons: string[], options?: ErrorOptions) {
    super(reasons.join('\n'), options)
    this.reasons = reasons
  }
}

/**
 * The whole environment: the given variables, and for the secrets among them that are not given,
 * those kept under `PORTAL_DATA/secrets` (made at first use, mode 0600). Paths become absolute, so
 * that a child's working folder does not matter. Throws `Refusal`.
 */
export function loadEnvironment(
  variables: Record<string, string | undefined> = process.env,
): Environment {
  const data = resolve(variables.PORTAL_DATA || './data')
  const withPlaceholders = parseEnvironment({
    ...variables,
    PORTAL_DATA: data,
    PORTAL_SITE_TOKEN: variables.PORTAL_SITE_TOKEN || 'x'.repeat(16),
    PAYLOAD_SECRET: variables.PAYLOAD_SECRET || 'x'.repeat(16),
    PORTAL_RECEIPT_KEY: variables.PORTAL_RECEIPT_KEY || 'x'.repeat(32),
  })
  // Checked before anything is written: a start that is refused leaves no folder behind.
  if (!withPlaceholders.ok) throw new Refusal(withPlaceholders.reasons)
  const env = withPlaceholders.env
  return {
    ...env,
    PORTAL_SITE_TOKEN: variables.PORTAL_SITE_TOKEN || secret(data, 'site-token', randomKey),
    PAYLOAD_SECRET: variables.PAYLOAD_SECRET || secret(data, 'payload-secret', randomKey),
    PORTAL_RECEIPT_KEY: variables.PORTAL_RECEIPT_KEY || secret(data, 'receipt-key', randomKey),
    ...(env.PORTAL_DEMO && {
      DEMO_PASSWORD: env.DEMO_PASSWORD ?? secret(data, 'demo-password', speakablePassword),
    }),
  }
}

/** For scripts: the environment, or its refusals on standard error and exit code 1. */
export function environmentOrExit(): Environment {
  try {
    return loadEnvironment()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const reason of error.reasons) console.error(reason)
    process.exit(1)
  }
}

/** The variables of a child process, so that it needs neither defaults nor the secrets folder. */
export function childVariables(env: Environment): Record<string, string> {
  const text = (value: unknown) => (typeof value === 'boolean' ? (value ? '1' : '0') : `${value}`)
  const given = Object.entries(env).filter(([, value]) => value !== undefined)
  return {
    // Threads that come and go leave their memory behind; with few places to take it from, less stays.
    MALLOC_ARENA_MAX: '2',
    // A fifth off the time to load what has not changed since the last start.
    NODE_COMPILE_CACHE: join(env.PORTAL_DATA, 'build', 'node'),
    ...Object.fromEntries(given.map(([name, value]) => [name, text(value)])),
  }
}

/** What to tell an operator whose data folder cannot be written. */
export const unwritable = (folder: string) =>
  `Không ghi được vào thư mục dữ liệu ${folder}. Kiểm tra quyền ghi, hoặc đặt biến PORTAL_DATA sang thư mục khác.`

/** Reads one kept secret, or makes it; two processes that make it at once agree on one value. */
function secret(data: string, name: string, make: () => string): string {
  const folder = join(data, 'secrets')
  const path = join(folder, name)
  try {
    mkdirSync(data, { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `.${name}-${randomBytes(6).toString('hex')}`)
    writeFileSync(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' })
    try {
      // A link never replaces: the first maker wins, and no reader sees half a file.
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft)
    }
    chmodSync(path, 0o600)
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new Refusal([unwritable(data)], { cause })
  }
}

const randomKey = () => randomBytes(32).toString('base64url')

/** Twelve letters and digits without look-alikes, in groups: to be read from a screen and typed. */
function speakablePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group()].join('-')
}
