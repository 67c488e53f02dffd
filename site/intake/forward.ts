import type { CmsClient, Outcome } from './cms-client.ts'
import { deliver } from './deliver.ts'
import type { Journal } from './journal.ts'
import {
  bodyOf,
  dueAt,
  markDelivered,
  markFailed,
  markParked,
  nextDue,
  type Waiting,
} from './submissions.ts'

/** How many submissions are on their way at once, while the CMS takes them. */
const together = 8
/** The longest wait of one submission, and of all while the CMS is away, in milliseconds. */
const longest = { own: 60_000, general: 5000 }
const shortest = 250

const backOff = (tries: number, most: number) => Math.min(most, shortest * 2 ** Math.min(tries, 20))

export type Forwarder = {
  /** Something new waits. */
  wake(): void
  /** Ends when what is on its way has ended, cut short. */
  stop(): Promise<void>
}

type Settings = {
  journal: Journal
  folder: string
  cms: CmsClient
  clock(): Date
  log(level: 'info' | 'warn' | 'error', text: string, about?: Record<string, unknown>): void
}

/**
 * Brings every submission of the journal to the CMS: several at once, each again and again until it is
 * stored or refused. One that fails waits by itself; only while the CMS is away do all wait, and one is tried.
 */
export function startForwarding({ journal, folder, cms, clock, log }: Settings): Forwarder {
  const stopping = new AbortController()
  const underWay = new Map<string, Promise<void>>()
  let failures = 0
  /** On the clock that only goes forward. */
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    clearTimeout(timer)
    if (stopping.signal.aborted) return
    try {
      startDue()
    } catch (error) {
      log('error', 'Không đọc được sổ góp ý', { err: error })
      timer = setTimeout(wake, longest.general)
    }
  }

  function startDue(): void {
    const pause = pausedUntil - performance.now()
    if (pause > 0) {
      timer = setTimeout(wake, pause)
      return
    }
    const now = clock()
    const room = (failures > 0 ? 1 : together) - underWay.size
    const due = room > 0 ? dueAt(journal, now, room + underWay.size) : []
    for (const waiting of due.filter(({ id }) => !underWay.has(id)).slice(0, room)) start(waiting)
    const next = nextDue(journal, now)
    // Looked at again at the latest then: a machine's clock may be put right meanwhile.
    if (next !== undefined) timer = setTimeout(wake, Math.min(next - now.getTime(), longest.own))
  }

  function start(waiting: Waiting): void {
    const { id } = waiting
    const way = deliver(cms, folder, bodyOf(journal, id), stopping.signal)
      .then((outcome) => settle(waiting, outcome))
      .catch((error: unknown) => {
        // The disk refuses: what became of it is not known here, and it is sent again.
        pause('Sổ góp ý không ghi được', longest.general)
        log('error', 'Không ghi được kết quả chuyển góp ý', { err: error })
      })
      .finally(() => {
        underWay.delete(id)
        wake()
      })
    underWay.set(id, way)
  }

  async function settle({ id, tries }: Waiting, outcome: Outcome): Promise<void> {
    if (stopping.signal.aborted && outcome.kind !== 'stored') return
    if (outcome.kind === 'failed') {
      pause(outcome.reason, outcome.general ? longest.general : shortest)
      const retryAt = new Date(clock().getTime() + backOff(tries, longest.own))
      if (!outcome.general) await markFailed(journal, id, outcome.reason, retryAt)
      return
    }
    if (failures > 0) log('info', 'CMS nhận góp ý trở lại')
    failures = 0
    pausedUntil = 0
    if (outcome.kind === 'stored') return markDelivered(journal, id, clock())
    log('error', 'CMS từ chối một góp ý; góp ý nằm lại trong sổ', { id, reason: outcome.reason })
    await markParked(journal, id, outcome.reason)
  }

  function pause(reason: string, most: number): void {
    if (failures === 0) log('warn', 'CMS chưa nhận góp ý; sẽ gửi lại', { reason })
    const now = performance.now()
    // Those that were sent together fail together: that is one failure.
    if (now < pausedUntil) return
    pausedUntil = now + backOff(failures, most)
    failures += 1
  }

  wake()
  return {
    wake,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await Promise.all(underWay.values())
    },
  }
}
