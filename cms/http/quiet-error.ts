/** What a log may keep of an error. */
export type QuietError = {
  type: string
  message: string
  stack?: string
  code?: string | number
  cause?: QuietError
}

/** Databases and mail servers repeat in an error what they were given; names and addresses of citizens among it. */
export function quietError(given: unknown): QuietError {
  // Where pino has made an object of an error, the error itself lies in it.
  const error = given && typeof given === 'object' && 'raw' in given ? given.raw : given
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return {
    type: error.name,
    message: quiet(error.message),
    ...(error.stack && { stack: frames(error.stack) }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(cause instanceof Error && { cause: quietError(cause) }),
  }
}

/** Without the values of a query, whatever is quoted, and all that looks like an address or a number to call. */
const quiet = (message: string) =>
  message
    .replace(/\bparams:[\s\S]*/, 'params: …')
    .replace(/\{[\s\S]*\}/, '{…}')
    .replace(/[^\s<>"'`,;:()]+@[^\s<>"'`,;:()]+/g, '…@…')
    .replace(/\+?\d[\d\s().-]{7,}\d/g, '…')

const frames = (stack: string) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
