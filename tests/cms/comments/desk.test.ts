import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk } from '#cms/desk/desk.ts'
import type { Staff } from '#cms/preview/staff.ts'
import { startOfDay } from '#shared/dates.ts'
import { type Account, startCms, type TestCms } from '../support.ts'
import { arrive, makeAgency, openConsultation, submissionTo } from './stand.ts'

let cms: TestCms
let drafter: Account
let synthesiser: Account
const now = startOfDay('2026-11-25')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()

beforeAll(async () => {
  cms = await startCms()
  const [own, other] = [await makeAgency(cms, 'Sở mình'), await makeAgency(cms, 'Sở bạn')]
  drafter = await cms.account('drafter', { agency: own })
  synthesiser = await cms.account('synthesiser')
  const opensAt = later(-10)
  const publishedAt = opensAt
  const mine = await openConsultation(cms, {
    ...{ agency: own, title: 'Đợt của mình', opensAt, publishedAt, closesAt: later(4) },
  })
  const theirs = await openConsultation(cms, {
    ...{ agency: other, title: 'Đợt của bạn', opensAt, publishedAt, closesAt: later(1) },
  })
  await openConsultation(cms, { agency: own, title: 'Còn lâu', opensAt, closesAt: later(40) })
  for (const to of [mine, mine, theirs]) await arrive(cms, submissionTo(to))
})
afterAll(() => cms.stop())

async function deskOf(account: Account) {
  const user = await cms.payload.findByID({
    ...{ collection: 'users', id: account.id, overrideAccess: true }, // as after signing in
  })
  const piles = await desk(cms.payload, { ...user, collection: 'users' } as Staff, now)
  return new Map(piles.map((pile) => [pile.title, pile.items]))
}

describe('the desk', () => {
  it('counts the comments that wait in each consultation of the own agency', async () => {
    const items = (await deskOf(drafter)).get('Góp ý chờ kiểm duyệt')
    expect(items).toMatchObject([{ title: 'Đợt của mình', about: '2 góp ý chờ kiểm duyệt' }])
    expect(items?.[0]?.href).toMatch(/^\/admin\/kiem-duyet\?dot=/)
  })

  it('has every agency’s for the synthesiser, with what closes within five days, soonest first', async () => {
    const piles = await deskOf(synthesiser)
    expect(piles.get('Góp ý chờ kiểm duyệt')).toHaveLength(2)
    expect(piles.get('Sắp hết hạn lấy ý kiến')?.map(({ title, about }) => [title, about])).toEqual([
      ['Đợt của bạn', 'Hạn cuối hôm nay, đến hết ngày 25/11/2026'],
      ['Đợt của mình', 'Còn 3 ngày, đến hết ngày 28/11/2026'],
    ])
  })

  it('has drafts to open for who may open them', async () => {
    await cms.payload.create({
      collection: 'consultations',
      // A draft may lack what a consultation needs.
      data: { title: 'Đợt sắp mở', _status: 'draft' } as never,
      draft: true,
      overrideAccess: true, // a fixture
    })
    const titles = (await deskOf(synthesiser)).get('Chờ xuất bản')?.map(({ title }) => title)
    expect(titles).toContain('Đợt sắp mở')
  })

  it('is free of all this for who has no part in it', async () => {
    const piles = await deskOf(await cms.account(['editor', 'chief-editor', 'clerk']))
    expect(piles.has('Góp ý chờ kiểm duyệt')).toBe(false)
    expect(piles.has('Sắp hết hạn lấy ý kiến')).toBe(false)
  })
})
