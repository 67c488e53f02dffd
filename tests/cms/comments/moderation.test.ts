import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueOf, queues } from '#cms/comments/queue.ts'
import { unknown } from '#cms/comments/queue-names.ts'
import type { Comment } from '#cms/payload-types.ts'
import type { Staff } from '#cms/preview/staff.ts'
import { pdf } from '../feed/desk.ts'
import { type FeedStand, startFeed } from '../feed/stand.ts'
import type { Account, TestCms } from '../support.ts'
import {
  arrive,
  makeAgency,
  type Opened,
  openConsultation,
  sha256,
  stored,
  submissionTo,
} from './stand.ts'

let feed: FeedStand
let cms: TestCms
let open: Opened
let drafter: Account
let foreign: Account
let synthesiser: Account

beforeAll(async () => {
  feed = await startFeed()
  cms = feed.cms
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  drafter = await cms.account('drafter', { agency: open.agency })
  foreign = await cms.account('drafter', { agency: await makeAgency(cms, 'Sở khác') })
  synthesiser = await cms.account('synthesiser')
})
afterAll(() => feed.stop())

const patch = (id: string, as: Account, body: object) =>
  cms.rest('PATCH', `/api/comments/${id}`, { as, body })
const now = async (comment: Comment) => stored(cms, comment.submission ?? '')

async function staffOf(account: Account): Promise<Staff> {
  const found = await cms.payload.findByID({
    ...{ collection: 'users', id: account.id, overrideAccess: true }, // as after signing in
  })
  return { ...found, collection: 'users' } as Staff
}

describe('a decision', () => {
  it('is the drafter’s for the own agency, the synthesiser’s for all, and nobody else’s', async () => {
    const comment = await arrive(cms, submissionTo(open))
    for (const as of [foreign, await cms.account(['editor', 'clerk', 'admin', 'webmaster'])])
      expect([403, 404]).toContain((await patch(comment.id, as, { state: 'shown' })).status)
    expect((await now(comment)).state).toBe('waiting')
    expect((await patch(comment.id, drafter, { state: 'shown' })).status).toBe(200)
    expect((await patch(comment.id, synthesiser, { state: 'waiting' })).status).toBe(200)
  })

  it('shows the comment to the public and takes it away again, its receipt along with it', async () => {
    const comment = await arrive(cms, submissionTo(open, { hideName: true }))
    const refs = [
      { kind: 'comment', id: comment.id },
      { kind: 'receipt', id: comment.id },
    ] as const
    await patch(comment.id, drafter, { state: 'shown' })
    const [shown, told] = await feed.items(...refs)
    expect(shown?.publication).toMatchObject({ text: comment.text, provision: 'dieu-1.khoan-2' })
    expect(shown?.publication).not.toHaveProperty('name')
    expect(told?.publication).toMatchObject({ state: 'shown' })
    await patch(comment.id, drafter, { state: 'withheld', reason: 'trung', note: 'Đã có.' })
    const [gone, reason] = await feed.items(...refs)
    expect(gone).toEqual({ ...refs[0], gone: true })
    expect(reason?.publication).toMatchObject({
      state: 'withheld',
      reason: 'trung',
      note: 'Đã có.',
    })
  })

  it('to keep back needs a reason of the list', async () => {
    const comment = await arrive(cms, submissionTo(open))
    const bare = await patch(comment.id, drafter, { state: 'withheld' })
    expect(bare.status).toBe(400)
    expect(JSON.stringify(bare.body)).toContain('Chọn lý do không công khai.')
    const made = await patch(comment.id, drafter, { state: 'withheld', reason: 'vì thế' })
    expect(made.status).toBe(400)
    expect((await now(comment)).state).toBe('waiting')
  })

  it('is on record with who, when and what, and owes its author a letter', async () => {
    const comment = await arrive(cms, submissionTo(open))
    await patch(comment.id, drafter, { state: 'withheld', reason: 'quang-cao' })
    await patch(comment.id, synthesiser, { state: 'shown' })
    const row = await now(comment)
    expect(row).toMatchObject({ state: 'shown', decidedBy: synthesiser.id, mailDue: 'shown' })
    expect(row.reason ?? null).toBeNull()
    const { docs } = await cms.payload.find({
      collection: 'events',
      where: { recordId: { equals: comment.id } },
      sort: 'at',
      overrideAccess: true, // a look behind the scenes
    })
    expect(
      docs.map(({ action, actorEmail, changed }) => [action, actorEmail ?? null, changed]),
    ).toEqual([
      ['create', null, []],
      ['update', drafter.email, expect.arrayContaining(['state', 'reason'])],
      ['update', synthesiser.email, expect.arrayContaining(['state', 'reason'])],
    ])
  })

  it('on a comment seen before a colleague’s decision is refused', async () => {
    const comment = await arrive(cms, submissionTo(open))
    await patch(comment.id, synthesiser, { state: 'shown' })
    const late = await patch(comment.id, drafter, { state: 'shown', revision: comment.revision })
    expect(late.status).toBe(409)
  })

  it('changes nothing that came with the comment, nor can anything else', async () => {
    const comment = await arrive(cms, submissionTo(open))
    const kept = (row: Comment) => ({
      ...row,
      reason: row.reason ?? null,
      ...{
        state: 0,
        revision: 0,
        changedAt: 0,
        updatedAt: 0,
        decidedAt: 0,
        decidedBy: 0,
        mailDue: 0,
      },
    })
    for (const body of [
      { text: 'Lời khác' },
      { name: 'Tên khác' },
      { state: 'shown', receivedAt: '2020-01-01T00:00:00.000Z' },
      { consultation: null },
      { provision: 'dieu-2' },
      { submission: 'khác' },
      { files: ['x'] },
      { hideName: true },
    ])
      expect((await patch(comment.id, synthesiser, body)).status, JSON.stringify(body)).toBe(403)
    await patch(comment.id, drafter, { state: 'shown' })
    expect(kept(await now(comment))).toEqual(kept(comment))
  })

  it('can be saved from the panel’s own form, which sends every field', async () => {
    const comment = await arrive(cms, submissionTo(open))
    const form = await cms.rest('GET', `/api/comments/${comment.id}?depth=0`, { as: drafter })
    const saved = await patch(comment.id, drafter, { ...form.body, state: 'shown' })
    expect(saved.status).toBe(200)
    expect(await now(comment)).toMatchObject({ state: 'shown', email: comment.email })
  })
})

describe('the queue', () => {
  it('has what waits in one consultation, oldest first, with the words it is about', async () => {
    const mine = await openConsultation(cms, { agency: open.agency, title: 'Đợt của hàng chờ' })
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const bytes = pdf()
    await feed.send('PUT', `/intake/files/${sha256(bytes)}`, bytes)
    const files = [{ sha256: sha256(bytes), name: 'đơn.pdf', size: bytes.length, mime: 'a/b' }]
    const late = await arrive(cms, submissionTo(mine, { receivedAt: at(1), files }))
    const early = await arrive(cms, submissionTo(mine, { receivedAt: at(9), hideName: true }))
    await patch(
      (await arrive(cms, submissionTo(mine, { text: 'de nghi KHAC' }))).id,
      ...([drafter, { state: 'shown' }] as const),
    )
    const other = await arrive(
      cms,
      submissionTo(mine, { text: 'Đề nghị khác.', receivedAt: at(5) }),
    )
    const queue = await queueOf(cms.payload, await staffOf(drafter), mine.id)
    expect(queue).toMatchObject({ title: 'Đợt của hàng chờ', total: 3 })
    expect(queue?.items.map(({ id, alike }) => [id, alike])).toEqual([
      [early.id, 1],
      [other.id, 1],
      [late.id, 1],
    ])
    expect(queue?.items[0]).toMatchObject({ hideName: true, about: 'khoản 2 Điều 1' })
    expect(queue?.items[0]?.quote).toContain('không áp dụng với')
    expect(queue?.items[0]?.quote).toContain('Hộ cận nghèo')
    expect(queue?.items[2]?.files).toMatchObject([{ title: 'đơn.pdf' }])
    expect(JSON.stringify(queue)).not.toContain(early.email)
    const file = await cms.rest('GET', queue?.items[2]?.files[0]?.href ?? '', { as: drafter })
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toBe('attachment')
    for (const as of [foreign, await cms.account('editor')])
      expect((await cms.rest('GET', queue?.items[2]?.files[0]?.href ?? '', { as })).status).toBe(
        403,
      )
  })

  it('is there for each consultation of one’s own agency, for the synthesiser also what belongs to none', async () => {
    await arrive(cms, submissionTo({ id: 'mat-roi', draft: open.draft }))
    const titles = async (account: Account) =>
      (await queues(cms.payload, await staffOf(account))).map(({ title }) => title)
    expect(await titles(drafter)).toContain('Đợt của hàng chờ')
    expect(await titles(drafter)).not.toContain('Góp ý không rõ đợt')
    expect(await titles(foreign)).toEqual([])
    expect(await titles(synthesiser)).toContain('Góp ý không rõ đợt')
    const lost = await queueOf(cms.payload, await staffOf(synthesiser), unknown)
    expect(lost?.items[0]?.attention).toContain('mang mã mat-roi')
    expect(await queueOf(cms.payload, await staffOf(foreign), open.id)).toBeUndefined()
  })
})
