import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { shareCompiled } from '../support/builds.ts'

export type Started = Awaited<ReturnType<typeof startPortal>>

/** Three ports that nobody listens on now. */
export async function freePorts(): Promise<[number, number, number]> {
  const servers = [0, 1, 2].map(() => createServer().listen(0))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports as [number, number, number]
}

/** A new data folder for it. */
export function newData(): string {
  const data = mkdtempSync(join(tmpdir(), 'portal-started-'))
  shareCompiled(join(data, 'build'))
  return data
}

/** `npm start`'s program as a terminal runs it: leader of a process group, in the given data folder. */
export async function startPortal(data: string, variables: Record<string, string>) {
  const [site, cms, feed] = await freePorts()
  const began = Date.now()
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      ...{ PORTAL_DATA: data, SITE_PORT: `${site}`, CMS_PORT: `${cms}`, CMS_FEED_PORT: `${feed}` },
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const words = { out: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    words.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    words.errors += chunk
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return {
    words,
    site: `http://127.0.0.1:${site}`,
    cms: `http://127.0.0.1:${cms}`,
    pid: child.pid as number,
    /** Milliseconds since it was started. */
    age: () => Date.now() - began,
    /** Waits until something holds; fails with all that was said when the program ends before. */
    async until(holds: () => unknown): Promise<void> {
      for (const end = Date.now() + 120_000; !(await holds()); await pause(50)) {
        if (child.exitCode === null && Date.now() < end) continue
        throw new Error(`It never came true.\n${words.out}\n${words.errors}`)
      }
    },
    /** Sends a signal to one process, or (negative) to a group, and waits for the program's end. */
    async end(signal: 'SIGINT' | 'SIGTERM', to = child.pid as number) {
      const asked = Date.now()
      process.kill(to, signal)
      return { code: await ended, took: Date.now() - asked, left: processesOf(data) }
    },
    /** Which of its three ports cannot be had. */
    async portsTaken(): Promise<number[]> {
      const free = await Promise.all([site, cms, feed].map(canListen))
      return [site, cms, feed].filter((_, index) => !free[index])
    },
  }
}

/** Command lines of all processes that were given this data folder, the program itself included. */
export function processesOf(data: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const given = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
        if (!given.includes(`PORTAL_DATA=${data}`)) return []
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim()
        return [{ pid: Number(pid), command }]
      } catch {
        // Gone meanwhile, or not ours to read.
        return []
      }
    })
}

/** Ends what a failed test left running. */
export function endAll(data: string): void {
  for (const { pid } of processesOf(data)) process.kill(pid, 'SIGKILL')
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}
