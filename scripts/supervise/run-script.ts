import { spawn } from 'node:child_process'
import { Refusal } from '../environment.ts'

/**
 * One of our scripts to its end, in a process of its own. An abort ends it; either way this settles
 * when the process is gone. Throws `Refusal` when it ended with anything but 0.
 */
export function runScript(
  script: string,
  variables: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const child = spawn(process.execPath, [script], { env: variables, stdio: 'inherit' })
    signal.addEventListener('abort', () => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Refusal([`Lệnh ${script} dừng với mã ${code}.`])),
    )
  })
}
