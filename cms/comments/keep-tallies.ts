import { setTimeout } from 'node:timers/promises'
import type { Payload, Where } from 'payload'
import { idOf } from '../access.ts'
import type { Changes } from '../feed/changes.ts'
import { overlap } from '../feed/look.ts'
import { recount } from './tally.ts'

/** Milliseconds between two counts of one consultation, at least. */
const pause = 1_000

/** Failures in a row from which it is said: a database that others are writing to refuses one now and then. */
const worthSaying = 3

type Tools = { payload: Payload; changes: Changes; now?: () => Date }

/**
 * Keeps the counts until the returned function is called: of every published consultation at the start,
 * then of those whose comments were written, by whatever process, as soon as this process hears of it
 * and at most once a second. What fails is made up for by the next look.
 */
export function keepTallies({ payload, changes, now = () => new Date() }: Tools) {
  const stopping = new AbortController()
  const { signal } = stopping
  let since: Date | undefined
  let failures = 0

  async function look(): Promise<void> {
    const started = now()
    for (const id of await touched(payload, since)) {
      const revision = await recount(payload, id)
      if (revision !== undefined)
        await changes.during(async () => changes.announce('tally', id, revision))
    }
    since = started
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const cursor = changes.cursor()
      try {
        await look()
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === worthSaying)
          payload.logger.error({ err: error }, 'comments could not be counted')
      }
      await setTimeout(pause, undefined, { signal }).catch(() => {}) // told to stop
      await changes.wait(cursor, pause, signal)
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}

/** Consultations written, and those whose comments were, since a look (less the time a write may take); all without one. */
async function touched(payload: Payload, since: Date | undefined): Promise<Set<string>> {
  const after: Where = since
    ? { changedAt: { greater_than_equal: new Date(since.getTime() - overlap).toISOString() } }
    : {}
  const { docs } = await payload.db.find<{ id: string }>({
    collection: 'consultations',
    where: { and: [after, { _status: { equals: 'published' } }] },
    select: { title: true },
    pagination: false,
    limit: 0,
  })
  const ids = new Set(docs.map(({ id }) => id))
  if (since === undefined) return ids
  const written = await payload.db.findDistinct({
    collection: 'comments',
    field: 'consultation',
    where: after,
  })
  for (const { consultation } of written.values) {
    const id = idOf(consultation)
    if (id !== undefined) ids.add(id)
  }
  return ids
}
