import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { CmsStand } from './cms-stand.ts'
import { type Answer, answerOf, formPath, receiptKey } from './stand.ts'

/** `child.ts` running; `url` stays the same over restarts. */
export type Program = {
  url: string
  start(): Promise<void>
  /** As by a power cut, as far as a program can be. */
  kill(): Promise<void>
  send(body: BodyInit): Promise<Answer>
  waiting(): Promise<number>
}

/** `limit`: the longest file that it may write, in kilobytes; writing more fails as on a full disk. */
export function program(site: string, port: number, cms: CmsStand, limit?: number): Program {
  let child: ChildProcess | undefined
  const url = `http://127.0.0.1:${port}`
  const args = [site, port, cms.url, cms.token, receiptKey].map(String)
  const command = [process.execPath, join(import.meta.dirname, 'child.ts'), ...args]
  const starved = ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, 'bash', ...command]
  return {
    url,
    async start() {
      const [program = '', ...rest] = limit === undefined ? command : ['bash', ...starved]
      child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      await Promise.race([once(child, 'message'), once(child, 'exit')])
      if (child.exitCode !== null) throw new Error(`The intake ended by itself: ${child.exitCode}`)
    },
    async kill() {
      const dying = child
      child = undefined
      if (!dying) return
      const gone = once(dying, 'exit')
      dying.kill('SIGKILL')
      await gone
    },
    send: async (body) =>
      answerOf(await fetch(url + formPath, { method: 'POST', body, redirect: 'manual' })),
    async waiting() {
      const health = (await (await fetch(`${url}/healthz`)).json()) as { waiting: number }
      return health.waiting
    },
  }
}
