import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A program of ours that speaks to this one when it is ready. */
export function start(script: string, env: NodeJS.ProcessEnv, args: string[] = []): ChildProcess {
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  return spawn(process.execPath, [script, ...args], { env, stdio: [...stdio] })
}

/** Its first message. */
export function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`Ended with code ${code}`)))
  })
}

export function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code ? reject(new Error(`Ended with code ${code}`)) : resolve()))
  })
}

export function residentBytes(child: ChildProcess): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
    encoding: 'utf8',
  })
  return Number(kilobytes.trim()) * 1024
}

/** Processor time that a program has used so far, seconds; undefined where `/proc` does not say. */
export function processorSeconds(child: ChildProcess): number | undefined {
  try {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14)
    return (Number(user) + Number(system)) / 100
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The most that a program takes until `stop`, bytes; looked at twice a second. */
export function watchMemory(child: ChildProcess): { stop(): number } {
  let most = 0
  const look = () => {
    most = Math.max(most, residentBytes(child))
  }
  const timer = setInterval(look, 500)
  return {
    stop() {
      clearInterval(timer)
      look()
      return most
    },
  }
}
