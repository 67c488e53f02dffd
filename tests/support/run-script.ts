import { execFile } from 'node:child_process'

/** A command as an operator runs it: its exit code and what it said on both streams. */
export function runScript(
  env: NodeJS.ProcessEnv,
  ...args: string[]
): Promise<{ code: number; said: string; errors: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_, said, errors) =>
      resolve({ code: child.exitCode ?? -1, said, errors }),
    )
  })
}
