import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Consultation } from '#cms/payload-types.ts'
import { makeAgency } from './comments/stand.ts'
import { pdf } from './feed/desk.ts'
import { type Account, type Answer, startCms, type TestCms } from './support.ts'

let cms: TestCms
let agency: string
let file: string
let synthesiser: Account
const laws = new Map<number, string>()
const day = 86_400_000
const from = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

beforeAll(async () => {
  cms = await startCms()
  agency = await makeAgency(cms, 'Sở Tài chính')
  synthesiser = await cms.account('synthesiser')
  for (const [minimumDays, title] of [
    [30, 'Luật 80/2015'],
    [20, 'Luật 64/2025'],
  ] as const) {
    const { id } = await cms.payload.create({
      collection: 'legal-regimes',
      data: { title, minimumDays, requiredFiles: ['du-thao', 'to-trinh'], order: 1 },
      overrideAccess: true, // a fixture
    })
    laws.set(minimumDays, String(id))
  }
  const bytes = pdf()
  const made = await cms.payload.create({
    collection: 'files',
    data: {},
    file: { name: 'du-thao.pdf', data: bytes, mimetype: 'application/pdf', size: bytes.length },
    overrideAccess: true, // a fixture
  })
  file = String(made.id)
})
afterAll(() => cms.stop())

const send = (method: string, path: string, body: object) =>
  cms.rest(method, path, { as: synthesiser, body })

/** What a refusal names, field and sentence. */
const refused = ({ status, body }: Answer): string[] => {
  expect(status).toBe(400)
  const list: { path: string; message: string }[] = body.errors[0].data.errors
  return list.map(({ path, message }) => `${path}: ${message}`)
}

/** A draft that lacks nothing under a law of so many days, open for `length` milliseconds from an hour ahead. */
async function ready(days: number, length: number, more: object = {}): Promise<string> {
  const made = await send('POST', '/api/consultations?draft=true', {
    ...{ title: `Quy định thử ${Math.random()}`, form: 'Quyết định của UBND tỉnh', agency },
    ...{ regime: laws.get(days), summary: 'Thay mức thu.', _status: 'draft' },
    contact: { name: 'Phòng Giá', address: '52 Hùng Vương' },
    dossier: [
      { kind: 'du-thao', file },
      { kind: 'to-trinh', file },
    ],
    opensAt: from(3_600_000),
    closesAt: from(3_600_000 + length),
    ...more,
  })
  expect(made.status).toBe(201)
  const { id } = made.body.doc
  const text = await send('POST', '/api/draft-texts', {
    ...{ consultation: id, version: 1, on: '2026-11-01', title: 'Bản 1', confirmed: true },
    ...{ pasted: 'Điều 1. Phạm vi\nQuy định này quy định mức thu.', _status: 'published' },
  })
  expect(text.status, JSON.stringify(text.body)).toBe(201)
  return id
}

const publish = (id: string, more: object = {}) =>
  send('PATCH', `/api/consultations/${id}`, { ...more, _status: 'published' })

describe('opening', () => {
  it('is refused with the whole list of what is missing, each beside its field', async () => {
    const bare = await send('POST', '/api/consultations?draft=true', {
      ...{ title: 'Mới có tên', form: '', regime: laws.get(30), _status: 'draft' },
    })
    expect(refused(await publish(bare.body.doc.id))).toEqual([
      'form: Ghi hình thức văn bản.',
      'summary: Viết tóm tắt bằng lời thường.',
      'agency: Chọn cơ quan chủ trì soạn thảo.',
      'opensAt: Ghi ngày giờ mở.',
      'closesAt: Ghi ngày giờ đóng.',
      'contact.name: Ghi đơn vị hoặc người nhận góp ý.',
      'contact.address: Ghi địa chỉ hoặc thư điện tử nhận góp ý.',
      'dossier: Hồ sơ thiếu: Dự thảo văn bản.',
      'dossier: Hồ sơ thiếu: Dự thảo tờ trình.',
      'title: Chưa có bản dự thảo nào được đăng. Đăng toàn văn ở mục Bản dự thảo trước.',
    ])
    const kept = await cms.rest('GET', `/api/consultations/${bare.body.doc.id}`, {
      as: synthesiser,
    })
    expect(kept.body._status).toBe('draft')
  })

  it.each([30, 20])('needs the %i days of its law, to the second', async (days) => {
    const short = await ready(days, days * day - 1_000)
    expect(refused(await publish(short))).toEqual([
      `closesAt: Người dân có ${days - 1} ngày, ${days === 30 ? 'Luật 80/2015' : 'Luật 64/2025'} đòi ít nhất ${days} ngày. Lùi giờ đóng, hoặc ghi lý do rút ngắn.`,
    ])
    expect((await publish(await ready(days, days * day))).status).toBe(200)
  })

  it('may be for fewer days with the reason, which is public', async () => {
    const id = await ready(30, 10 * day)
    const shorterReason = 'Theo Công văn 12/UBND về trình tự rút gọn.'
    expect(refused(await publish(id, { shorterReason: '   ' }))).toHaveLength(1)
    expect((await publish(id, { shorterReason })).body.doc).toMatchObject({ shorterReason })
  })

  it('counts the days from when the text can be read, not from an earlier date on paper', async () => {
    const early = { opensAt: from(-9 * day), closesAt: from(25 * day), publishedAt: from(-9 * day) }
    expect(refused(await publish(await ready(30, 0, early)))[0]).toContain('Người dân có 24 ngày')
    const scheduled = {
      opensAt: from(0),
      closesAt: from(31 * day),
      publishedAt: from(3 * day + 60_000),
    }
    expect(refused(await publish(await ready(30, 0, scheduled)))[0]).toContain('có 27 ngày')
  })

  it('is the synthesiser’s, not the drafter’s', async () => {
    const drafter = await cms.account('drafter', { agency })
    const id = await ready(20, 20 * day)
    const answer = await cms.rest('PATCH', `/api/consultations/${id}`, {
      ...{ as: drafter, body: { _status: 'published' } },
    })
    expect(answer.status).toBe(403)
  })
})

describe('once it is announced', () => {
  const opened = async (more: object = {}) => {
    const id = await ready(20, 30 * day, { opensAt: from(-60_000), ...more })
    const { status, body } = await publish(id)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.doc as Consultation
  }

  it('the deadline moves later with a reason only, and each move stays on record', async () => {
    const { id, closesAt } = await opened()
    const later = from(40 * day)
    expect(refused(await publish(id, { closesAt: later }))).toEqual([
      'extensionReason: Ghi lý do gia hạn. Người dân đọc được lý do này.',
    ])
    const extensionReason = 'Nhiều xã chưa gửi ý kiến.'
    const moved = await publish(id, { closesAt: later, extensionReason })
    expect(moved.body.doc).toMatchObject({ closesAt: later })
    expect(moved.body.doc.extensionReason ?? null).toBeNull()
    expect(moved.body.doc.extensions).toMatchObject([
      { from: closesAt, to: later, reason: extensionReason },
    ])
    const again = await publish(id, { closesAt: from(50 * day), extensionReason: 'Lần hai.' })
    expect(again.body.doc.extensions).toHaveLength(2)
  })

  it('the deadline is never nearer, with whatever reason', async () => {
    const { id } = await opened()
    const sooner = { closesAt: from(29 * day), extensionReason: 'Xin rút ngắn.' }
    expect(refused(await publish(id, sooner))).toEqual([
      'closesAt: Hạn đã công bố không rút ngắn được, chỉ gia hạn được.',
    ])
  })

  it.each([
    ['taking it down', [{ _status: 'draft' }]],
    ['the trash', [{ deletedAt: from(0) }]],
    ['the trash of what was taken down', [{ _status: 'draft' }, { deletedAt: from(0) }]],
    ['a forged announcement', [{ _status: 'draft' }, { announced: null }]],
  ])('nor by the way of %s', async (_, steps) => {
    const { id, closesAt } = await opened()
    for (const step of steps) {
      const { status, body } = await send('PATCH', `/api/consultations/${id}?trash=true`, step)
      expect(status, JSON.stringify(body)).toBe(200)
    }
    const back = { deletedAt: null, shorterReason: 'Gấp.' }
    const again = (data: object) =>
      send('PATCH', `/api/consultations/${id}?trash=true`, {
        ...{ ...back, ...data, _status: 'published' },
      })
    expect(
      refused(await again({ closesAt: from(2 * day), opensAt: from(-day), regime: laws.get(30) })),
    ).toEqual([
      'opensAt: Đợt này đã mở, giờ mở không đổi được nữa.',
      'regime: Đợt này đã mở theo luật đã chọn, không đổi được nữa.',
      'closesAt: Hạn đã công bố không rút ngắn được, chỉ gia hạn được.',
    ])
    const { body } = await again({ closesAt: from(40 * day), extensionReason: 'Đăng lại.' })
    expect(body.doc.extensions).toMatchObject([{ from: closesAt, reason: 'Đăng lại.' }])
  })

  it('moves that were never made cannot be written into the record', async () => {
    const { id } = await opened()
    const at = from(0)
    const extensions = [{ from: at, to: at, reason: 'Bịa', at }]
    expect((await publish(id, { extensions })).body.doc.extensions).toEqual([])
  })

  it('law and opening stay, though the law’s own record is changed', async () => {
    const { id } = await opened()
    const other = await publish(id, { regime: laws.get(30), opensAt: from(-day) })
    expect(refused(other)).toEqual([
      'opensAt: Đợt này đã mở, giờ mở không đổi được nữa.',
      'regime: Đợt này đã mở theo luật đã chọn, không đổi được nữa.',
    ])
    await send('PATCH', `/api/legal-regimes/${laws.get(20)}`, { minimumDays: 25 })
    const saved = await publish(id, { summary: 'Nói rõ hơn.' })
    await send('PATCH', `/api/legal-regimes/${laws.get(20)}`, { minimumDays: 20 })
    expect(saved.body.doc).toMatchObject({ regimeTitle: 'Luật 64/2025', regimeDays: 20 })
  })
})
