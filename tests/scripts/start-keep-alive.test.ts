import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { keepAlive } from '#scripts/supervise/keep-alive.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-keep-'))
afterAll(() => rmSync(folder, { recursive: true }))

function program(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, text)
  return path
}

/** A program that says it is ready with its process id, answers messages, and ends when asked. */
const good = program(
  'good',
  `process.send({ ready: true, pid: process.pid })
   process.on('message', (message) => process.send({ heard: message }))
   process.on('SIGTERM', () => process.exit(0))
   setInterval(() => {}, 1000)`,
)
const deaf = program(
  'deaf',
  `process.on('SIGTERM', () => {}); process.send({ ready: true })
   setInterval(() => {}, 1000)`,
)
/** One that has a child of its own and names it, as the CMS has the panel's build. */
const parent = program(
  'parent',
  `import { spawn } from 'node:child_process'
   const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
   process.send({ ready: true, pid: child.pid }); setInterval(() => {}, 1000)`,
)
const broken = program('broken', 'process.exit(3)')

function keep(script: string, grace = 5_000) {
  const lines: string[] = []
  const log = pino({ base: {} }, { write: (line: string) => lines.push(line) })
  const kept = keepAlive<{ ready: true; pid: number }>({
    ...{ name: 'cms', script, log, grace },
    variables: { ...process.env },
  })
  return { kept, lines }
}

function ended(pid: number): boolean {
  try {
    // A process that nobody has waited for yet still has its number, but nothing else.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 200) throw new Error('It never came true')
    await pause(50)
  }
}

describe('a program that is kept running', () => {
  it('is started again when it is killed, and the log says so', async () => {
    const { kept, lines } = keep(good)
    const { pid } = await kept.ready
    process.kill(pid, 'SIGKILL')
    await until(() => kept.pid() !== undefined && kept.pid() !== pid)
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      signal: 'SIGKILL',
      msg: 'cms đã dừng bất ngờ (tín hiệu SIGKILL), khởi động lại sau 1 giây',
    })
    await kept.stop()
    expect(kept.pid()).toBeUndefined()
  })

  it('takes with it what it had started itself', async () => {
    const { kept } = keep(parent)
    const { pid } = await kept.ready
    process.kill(kept.pid() ?? 0, 'SIGKILL')
    await until(() => ended(pid))
    await kept.stop()
  })

  it('answers what it is asked', async () => {
    const { kept } = keep(good)
    await kept.ready
    expect(await kept.ask({ demonstration: 'done' })).toEqual({ heard: { demonstration: 'done' } })
    await kept.stop()
  })

  it('is given up when it falls three times without ever answering', async () => {
    const { kept, lines } = keep(broken)
    await expect(kept.ready).rejects.toThrow('cms does not start')
    expect(lines).toHaveLength(2)
    await kept.stop()
  })

  it('stays stopped once it was asked to stop', async () => {
    const { kept, lines } = keep(good)
    const { pid } = await kept.ready
    await kept.stop()
    await pause(1_200)
    expect(() => process.kill(pid, 0)).toThrow()
    expect(lines).toEqual([])
  })

  it('is ended when it does not end by itself', async () => {
    const { kept } = keep(deaf, 300)
    await kept.ready
    const pid = kept.pid() ?? 0
    await kept.stop()
    expect(() => process.kill(pid, 0)).toThrow()
  })
})
