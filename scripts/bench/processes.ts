import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

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

/** Memory that a program holds now; `ps` is asked where `/proc` does not say. */
export function residentBytes(child: ChildProcess): number {
  const status = readFileIfAny(`/proc/${child.pid}/status`)
  const resident = status && /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (resident) return Number(resident) * 1024
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
    encoding: 'utf8',
  })
  return Number(kilobytes.trim()) * 1024
}

/** Processor time that a program has used so far, seconds; undefined where `/proc` does not say. */
export function processorSeconds(child: ChildProcess): number | undefined {
  const fields = fieldsOf(`/proc/${child.pid}/stat`)
  return fields && (Number(fields[11]) + Number(fields[12])) / 100
}

/** Resolves when a program has used less than a tenth of a processor for a second; after a minute at most. */
export async function atRest(child: ChildProcess): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    const before = processorSeconds(child) ?? 0
    await pause(1000)
    if ((processorSeconds(child) ?? 0) - before < 0.1) return
  }
}

/**
 * Which share of the processor programs that are not ours have taken since this was called; asked when
 * ours have ended. Figures by the clock suffer by it. Undefined where `/proc` does not say.
 */
export function watchOthers(): () => number | undefined {
  const began = processorOf()
  return () => {
    const now = processorOf()
    if (!began || !now) return undefined
    const since = (i: 0 | 1 | 2) => now[i] - began[i]
    return (since(0) - since(2)) / since(1)
  }
}

/** Ticks since the machine's start: busy ones, all, and those of this program and its ended children. */
function processorOf(): [busy: number, all: number, own: number] | undefined {
  const own = fieldsOf('/proc/self/stat')
  const [, ...ticks] = readFileIfAny('/proc/stat')?.split('\n')[0]?.split(/\s+/).map(Number) ?? []
  if (!own || ticks.length < 8) return undefined
  const sum = (values: unknown[]) => values.reduce<number>((total, one) => total + Number(one), 0)
  const all = sum(ticks.slice(0, 8))
  return [all - Number(ticks[3]) - Number(ticks[4]), all, sum(own.slice(11, 15))]
}

/** The fields after the name, which may hold spaces. */
function fieldsOf(file: string): string[] | undefined {
  const stat = readFileIfAny(file)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readFileIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
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
