import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A program of ours that speaks to this one when it is ready. */
export function start(
  script: string,
  env: NodeJS.ProcessEnv,
  given: readonly string[] = [],
): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc']
  return spawn(process.execPath, [script, ...given], { env, stdio })
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

/** Memory that a program holds now; `ps` is asked where `/proc` does not say. */
export function residentBytes(child: ChildProcess): number {
  const status = readOfProcess(child, 'status')
  const resident = status && /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (resident) return Number(resident) * 1024
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
    encoding: 'utf8',
  })
  return Number(kilobytes.trim()) * 1024
}

/** Processor time that a program has used so far, seconds; undefined where `/proc` does not say. */
export function processorSeconds(child: ChildProcess): number | undefined {
  const stat = readOfProcess(child, 'stat')
  if (stat === undefined) return undefined
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14)
  return (Number(user) + Number(system)) / 100
}

function readOfProcess(child: ChildProcess, name: 'stat' | 'status'): string | undefined {
  try {
    return readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
