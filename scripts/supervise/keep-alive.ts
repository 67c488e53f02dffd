import { type ChildProcess, spawn } from 'node:child_process'
import type { Logger } from 'pino'

/** Milliseconds before each next try; the last one repeats. */
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000]
/** A program that ran this long (milliseconds) was well: the next fall counts as the first. */
const well = 60_000
/** Falls before it ever answered, after which a start is given up. */
const patience = 3

/**
 * Runs one of the portal's programs and starts it again when it dies. The program says by message
 * `{ ready: true, … }` when it answers: `ready` resolves with its first such message, and rejects
 * when it has fallen three times without one. Whatever it started itself ends with it.
 */
export function keepAlive<Ready extends { ready: true }>({
  name,
  script,
  variables,
  log,
  grace = 8_000,
}: {
  /** As the log and the operator call it. */
  name: string
  script: string
  variables: NodeJS.ProcessEnv
  log: Logger
  /** Milliseconds that it has to end by itself, once asked, before it is ended. */
  grace?: number
}) {
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let stopping = false
  let answered = false
  let falls = 0
  const ready = Promise.withResolvers<Ready>()
  // Whoever stops before the first answer need not wait for it.
  ready.promise.catch(() => {})

  function start(): void {
    const since = Date.now()
    // Logs go to standard error: standard output is for the operator's few lines.
    const started = spawn(process.execPath, [script], {
      env: variables,
      stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
      // A process group of its own: a Ctrl-C reaches it through us, in order, and it can be ended whole.
      detached: true,
    })
    child = started
    started.on('message', (message) => {
      if (!isReady<Ready>(message)) return
      answered = true
      ready.resolve(message)
    })
    started.on('error', (error) => log.error(error, `${name}: không chạy được tiến trình`))
    started.on('exit', (code, signal) => {
      child = undefined
      endGroup(started.pid)
      if (stopping) return
      if (Date.now() - since > well) falls = 0
      falls += 1
      if (!answered && falls >= patience) return ready.reject(new Error(`${name} does not start`))
      const pause = pauses[Math.min(falls, pauses.length) - 1] as number
      const why = signal ? `tín hiệu ${signal}` : `mã ${code}`
      log.warn(
        { name, code, signal },
        `${name} đã dừng bất ngờ (${why}), khởi động lại sau ${pause / 1000} giây`,
      )
      timer = setTimeout(start, pause)
    })
  }
  start()

  return {
    ready: ready.promise,
    pid: () => child?.pid,
    /** Sends a message and resolves with the program's next one. */
    ask(message: object): Promise<unknown> {
      return new Promise((resolve, reject) => {
        if (!child) return reject(new Error(`${name} is not running`))
        child.once('message', resolve)
        child.once('exit', () => reject(new Error(`${name} died before it answered`)))
        child.send(message)
      })
    },
    /** Ends it: asked first, after `grace` without asking. */
    async stop(): Promise<void> {
      stopping = true
      clearTimeout(timer)
      const running = child
      if (!running) return
      const gone = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGTERM')
      const last = setTimeout(() => running.kill('SIGKILL'), grace)
      await gone
      clearTimeout(last)
    },
  }
}

/** Ends what a program that is gone left behind, such as a build under way. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    // It left nothing.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function isReady<Ready>(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'ready' in message
}
