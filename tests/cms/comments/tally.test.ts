import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepTallies } from '#cms/comments/keep-tallies.ts'
import { recount, sumUp } from '#cms/comments/tally.ts'
import { createChanges } from '#cms/feed/changes.ts'
import type { Tally } from '#cms/payload-types.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import type { Account } from '../support.ts'
import { arrive, makeAgency, type Opened, openConsultation, submissionTo } from './stand.ts'

let feed: FeedStand
let agency: string
let synthesiser: Account
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  feed = await startFeed()
  agency = await makeAgency(feed.cms, 'Sở mình')
  synthesiser = await feed.cms.account('synthesiser')
  // Two processes count.
  stops.push(keepTallies({ payload: feed.cms.payload, changes: feed.changes }))
  stops.push(keepTallies({ payload: feed.cms.payload, changes: createChanges() }))
})
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()))
  await feed.stop()
})

const tally = (id: string) =>
  feed.cms.payload.db.findOne<Tally>({ collection: 'tallies', where: { id: { equals: id } } })

/** What the feed says of a consultation's count, once it says so; within `milliseconds`. */
async function counted(open: Opened, wanted: object, milliseconds = 4_000): Promise<number> {
  const started = performance.now()
  let said: unknown
  while (performance.now() - started < milliseconds) {
    const [item] = await feed.items({ kind: 'tally', id: open.id })
    said = item?.publication
    try {
      expect(said).toMatchObject(wanted)
      return performance.now() - started
    } catch {
      await new Promise((next) => setTimeout(next, 50))
    }
  }
  expect(said).toMatchObject(wanted)
  return Number.NaN
}

const zeros = { received: 0, shown: 0, waiting: 0, withheld: 0, reasons: [], provisions: [] }

describe('the count of a consultation', () => {
  it('is there, all zero, as soon as it is published', async () => {
    const open = await openConsultation(feed.cms, { agency })
    await counted(open, zeros)
  })

  it('follows what comes and what is decided, in sum and at each provision', async () => {
    const open = await openConsultation(feed.cms, { agency })
    const general = { provision: undefined, provisionLabel: undefined }
    const [first, second] = [
      await arrive(feed.cms, submissionTo(open)),
      await arrive(feed.cms, submissionTo(open)),
      await arrive(feed.cms, submissionTo(open, general as never)),
    ]
    await counted(open, {
      ...zeros,
      received: 3,
      waiting: 3,
      provisions: [
        { id: '', received: 1, shown: 0 },
        { id: 'dieu-1.khoan-2', received: 2, shown: 0 },
      ],
    })
    const decide = (id: string, body: object) =>
      feed.cms.rest('PATCH', `/api/comments/${id}`, { as: synthesiser, body })
    await decide(first?.id ?? '', { state: 'shown' })
    await decide(second?.id ?? '', { state: 'withheld', reason: 'trung' })
    await counted(open, {
      received: 3,
      shown: 1,
      waiting: 1,
      withheld: 1,
      provisions: [
        { id: '', received: 1, shown: 0 },
        { id: 'dieu-1.khoan-2', received: 2, shown: 1 },
      ],
    })
    await decide(first?.id ?? '', { state: 'waiting' })
    await counted(open, { received: 3, shown: 0, waiting: 2, withheld: 1 })
  })

  it('counts a comment that breaks a rule among those that wait', async () => {
    const open = await openConsultation(feed.cms, { agency })
    await arrive(feed.cms, submissionTo(open, { receivedAt: '2999-01-01T00:00:00.000Z' }))
    await counted(open, { received: 1, waiting: 1 })
  })

  it('is written and announced only when it says something else', async () => {
    const open = await openConsultation(feed.cms, { agency })
    await arrive(feed.cms, submissionTo(open))
    await counted(open, { received: 1 })
    const before = await tally(open.id)
    expect(await recount(feed.cms.payload, open.id)).toBeUndefined()
    await new Promise((done) => setTimeout(done, 1_500))
    expect((await tally(open.id))?.revision).toBe(before?.revision)
  })

  it('is right in the end when comments come while it counts, and written at most once a second', async () => {
    const open = await openConsultation(feed.cms, { agency })
    const revisions = new Set<string>()
    const started = performance.now()
    let coming = true
    const watching = (async () => {
      while (coming) {
        revisions.add((await tally(open.id))?.revision ?? '')
        await new Promise((next) => setTimeout(next, 100))
      }
    })()
    for (let i = 0; i < 120; i += 1) await arrive(feed.cms, submissionTo(open))
    await counted(open, { received: 120, waiting: 120 }, 8_000)
    coming = false
    await watching
    const seconds = (performance.now() - started) / 1000
    // Two that count, each at most once a second; and the row that was there before.
    expect(revisions.size).toBeLessThanOrEqual(2 * Math.ceil(seconds) + 2)
  })

  it('is mended at the start of a process', async () => {
    const open = await openConsultation(feed.cms, { agency })
    await arrive(feed.cms, submissionTo(open))
    await counted(open, { received: 1 })
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await feed.cms.payload.db.updateOne({
      ...{ collection: 'tallies', id: open.id, data: { received: 9, waiting: 9 } },
    })
    stops.push(keepTallies({ payload: feed.cms.payload, changes: feed.changes }))
    await counted(open, { received: 1, waiting: 1 })
  })
})

describe('the sum', () => {
  it('is that of the states', () => {
    const rows = ['shown', 'waiting', 'withheld'].map((state, at) => ({
      ...{ state, reason: state === 'withheld' ? 'trung' : '', provision: 'dieu-1', count: at + 1 },
    }))
    expect(sumUp(rows)).toEqual({
      ...{ received: 6, shown: 1, waiting: 2, withheld: 3 },
      reasons: [{ reason: 'trung', count: 3 }],
      provisions: [{ id: 'dieu-1', received: 6, shown: 1 }],
    })
    expect(sumUp([])).toEqual(zeros)
  })
})
