import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callLimits } from '#site/intake/cms-client.ts'
import { filled, pdf, slipOf, startIntake, type TestIntake, until } from './stand.ts'
import { openNow } from './stand-consultation.ts'

let stand: TestIntake
beforeEach(async () => {
  stand = await startIntake({ realClock: true })
  openNow(stand.content)
})
afterEach(() => stand.stop())

const openedAt = () => new Date(Date.now() - 60_000)
async function send(text = 'Ý kiến', files: File[] = []): Promise<string> {
  const answer = await stand.send(filled({ text, slip: slipOf({ openedAt: openedAt() }) }, files))
  expect(answer.status).toBe(303)
  return String(answer.code)
}
const isDone = () => stand.intake.health().waiting === 0
const texts = () => [...stand.cms.stored.values()].map(({ text }) => text).toSorted()

it('a submission is at the CMS at once, files first, and its receipt says so', async () => {
  const started = Date.now()
  const code = await send('Ý kiến', [pdf()])
  await until(isDone)
  expect(Date.now() - started).toBeLessThan(1000)
  const [submission] = stand.cms.stored.values()
  expect(submission?.files.map(({ sha256 }) => stand.cms.files.has(sha256))).toEqual([true])
  expect(stand.cms.asked.filter((one) => !one.includes('lacking'))).toEqual([
    `PUT /intake/files/${submission?.files[0]?.sha256}`,
    'POST /intake/comments',
  ])
  const receipt = await stand.get(`/bien-nhan/${code}/`)
  expect(receipt.page.found).toMatchObject({ id: submission?.id, delivered: true })
})

it('while nobody listens at the CMS all wait, and all are delivered once when it is back', async () => {
  await stand.cms.close()
  for (let i = 0; i < 30; i += 1) await send(`Ý kiến ${i}`)
  expect(stand.intake.health()).toMatchObject({ waiting: 30, parked: [] })
  expect(stand.intake.health().oldest).toMatch(/^\d{4}-.*Z$/)
  await stand.cms.open()
  await until(isDone)
  expect([stand.cms.stored.size, stand.cms.again, stand.cms.conflicts]).toEqual([30, 0, 0])
})

it.each([500, 502, 503, 401, 403, 404, 408, 429])(
  'a CMS that answers %i is asked again until it takes the comment',
  async (status) => {
    let faults = 1
    stand.cms.fault = ({ path }) => {
      if (path !== '/intake/comments' || faults === 0) return undefined
      faults -= 1
      return status
    }
    await send()
    await until(isDone)
    expect([faults, stand.cms.stored.size]).toEqual([0, 1])
    expect(stand.intake.health().parked).toEqual([])
  },
)

it('a comment that the CMS refuses is parked in sight and holds up nobody', async () => {
  stand.cms.fault = ({ body }) => (body.includes('bị từ chối') ? 422 : undefined)
  await send('Ý kiến bị từ chối')
  await send('Ý kiến khác')
  await until(isDone)
  expect(texts()).toEqual(['Ý kiến khác'])
  const [parked] = stand.intake.health().parked
  expect(parked).toMatchObject({ reason: 'CMS trả lời trạng thái 422' })
  expect(stand.logged.join()).toContain(parked?.id)
  expect(stand.logged.join()).not.toContain('bị từ chối\\"')
  // After the next start, with a program that may know better, it is tried again.
  stand.cms.fault = () => undefined
  await stand.restart()
  await until(isDone)
  expect(texts()).toEqual(['Ý kiến bị từ chối', 'Ý kiến khác'])
})

it('a comment over which the CMS fails each time waits by itself', async () => {
  stand.cms.fault = ({ body }) => (body.includes('hỏng') ? 500 : undefined)
  await send('Làm CMS hỏng')
  for (let i = 0; i < 10; i += 1) await send(`Ý kiến ${i}`)
  await until(() => stand.intake.health().waiting === 1)
  expect([stand.cms.stored.size, stand.intake.health().parked]).toEqual([10, []])
})

it('a CMS that never answers is given up on after five seconds, and asked again', async () => {
  let calls = 0
  stand.cms.fault = ({ path }) => {
    if (path !== '/intake/comments') return undefined
    calls += 1
    return calls === 1 ? 'silence' : undefined
  }
  const started = Date.now()
  await send()
  await until(isDone)
  expect(Date.now() - started).toBeGreaterThan(4900)
  expect([calls, stand.cms.stored.size]).toEqual([2, 1])
})

describe('a CMS that answers slowly', () => {
  /** What a call may take here, so that nobody has to wait for five seconds; the proportions are the same. */
  const callLimit = 1000
  const late = async (parts: number) => {
    await stand.stop()
    stand = await startIntake({ realClock: true, callLimit })
    openNow(stand.content)
    let calls = 0
    stand.cms.fault = ({ path }) => {
      if (path !== '/intake/comments') return undefined
      calls += 1
      return calls === 1 ? { late: parts * callLimit } : undefined
    }
    await send()
    await until(isDone)
    return [calls, stand.cms.stored.size, stand.cms.again, stand.cms.conflicts]
  }

  it('is waited for within the time of a call: it is asked once', async () => {
    expect(callLimits.call).toBe(5000)
    expect(await late(3 / 5)).toEqual([1, 1, 0, 0])
  })

  it('is asked again after it, and then says that it has the comment: it is stored once', async () => {
    expect(await late(6 / 5)).toEqual([2, 1, 1, 0])
    expect(stand.intake.health().parked).toEqual([])
  })
})

it('files that the CMS has lost between are sent again when it says so', async () => {
  let posts = 0
  stand.cms.fault = ({ path }) => {
    if (path !== '/intake/comments') return undefined
    posts += 1
    if (posts === 1) stand.cms.files.clear()
    return undefined
  }
  await send('Ý kiến', [pdf('a.pdf', 'a'), pdf('b.pdf', 'b')])
  await until(isDone)
  expect([posts, stand.cms.stored.size, stand.cms.files.size]).toEqual([2, 1, 2])
})

it('a comment whose acknowledgement was lost is not stored twice', async () => {
  stand.cms.fault = () => undefined
  await send()
  await until(isDone)
  // As after a crash between the CMS's answer and the journal's note of it.
  const db = new DatabaseSync(`${stand.site}/journal.db`)
  db.exec("UPDATE submissions SET state = 'waiting'")
  db.close()
  await stand.restart()
  await until(isDone)
  expect([stand.cms.stored.size, stand.cms.again, stand.cms.conflicts]).toEqual([1, 1, 0])
})

it('what waits at a stop goes on after the start', async () => {
  stand.cms.fault = ({ path }) => (path === '/intake/comments' ? 'silence' : undefined)
  await send('Ý một', [pdf()])
  await send('Ý hai')
  await until(() => stand.cms.asked.filter((one) => one.includes('comments')).length === 2)
  stand.cms.fault = () => undefined
  const started = Date.now()
  await stand.restart()
  await until(isDone)
  expect(Date.now() - started).toBeLessThan(3000)
  expect(texts()).toEqual(['Ý hai', 'Ý một'])
})
