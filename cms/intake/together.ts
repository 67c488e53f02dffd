import { setImmediate } from 'node:timers/promises'
import type { Payload } from 'payload'
import { inTransaction, type OwnRequest } from '../database/transaction.ts'

type Work<T> = (req: OwnRequest) => Promise<T>
type Job = { work: Work<unknown>; done(result: unknown): void; failed(error: unknown): void }

/** Writes that share one commit, at most. */
const most = 50
/** Turns of the event loop in which requests that came during a commit reach their own write. */
const turns = 5

/**
 * Gives writes that come while others are being committed one commit together, since it is the commit
 * that waits for the disk. One that fails takes none of the others with it: they are tried again one by
 * one, or, where the database has no transactions, were kept as soon as they were written.
 */
export function together(payload: Payload) {
  const waiting: Job[] = []
  let running = false

  async function all(jobs: readonly Job[]): Promise<void> {
    const results = await inTransaction(payload, async (req) => {
      const made: unknown[] = []
      for (const { work, done, failed } of jobs) {
        if (req.transactionID === undefined) await work(req).then(done, failed)
        else made.push(await work(req))
      }
      return made
    })
    for (const [at, result] of results.entries()) jobs[at]?.done(result)
  }

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      for (let turn = 0; turn < turns; turn += 1) await setImmediate()
      const jobs = waiting.splice(0, most)
      await all(jobs).catch(async () => {
        for (const job of jobs) await all([job]).catch(job.failed)
      })
    }
    running = false
  }

  return <T>(work: Work<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ work, done: (result) => resolve(result as T), failed: reject })
      if (!running) void run()
    })
}
