import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf } from '#cms/comments/export/csv.ts'
import { cellsOf, neutral } from '#cms/comments/export/neutral.ts'
import { comparePlaces, placesIn } from '#cms/comments/export/order.ts'
import type { Row } from '#cms/comments/export/table.ts'
import { xlsxOf } from '#cms/comments/export/xlsx.ts'
import { recount } from '#cms/comments/tally.ts'
import type { Tally } from '#cms/payload-types.ts'
import type { Submission } from '#shared/submission.ts'
import { type StaffStand, startStaff } from '../staff.ts'
import type { Account } from '../support.ts'
import { arrive, makeAgency, type Opened, openConsultation, submissionTo } from './stand.ts'

let staff: StaffStand
let open: Opened
let drafter: Account
let foreign: Account

beforeAll(async () => {
  staff = await startStaff()
  const { cms } = staff
  open = await openConsultation(cms, { agency: await makeAgency(cms, 'Sở mình') })
  drafter = await cms.account('drafter', { agency: open.agency })
  foreign = await cms.account('drafter', { agency: await makeAgency(cms, 'Sở khác') })
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const about = (provision?: string, more: Partial<Submission> = {}) =>
    arrive(cms, {
      ...submissionTo(open, { provision: undefined, provisionLabel: undefined } as never),
      ...(provision && { provision, provisionLabel: `nhãn ${provision}` }),
      ...more,
    })
  await about(undefined, { text: 'Chung', receivedAt: at(9) })
  await about(undefined, { text: 'Câu hai', question: open.questions[1] ?? '', receivedAt: at(9) })
  await about('dieu-2', { text: 'Hai sau', receivedAt: at(3) })
  await about('dieu-2', { text: 'Hai trước', receivedAt: at(5) })
  await about('dieu-1.khoan-2.diem-b', { text: '=HYPERLINK("http://x")', receivedAt: at(8) })
  const shown = await about('dieu-1', { text: 'Điều một\n"dòng hai"', hideName: true })
  const kept = await about('dieu-1.khoan-2', { text: 'Bản \u0007 sao', receivedAt: at(7) })
  for (const [id, body] of [
    [shown.id, { state: 'shown' }],
    [kept.id, { state: 'withheld', reason: 'trung', note: '+84 là lời nhắn' }],
  ] as const)
    await cms.rest('PATCH', `/api/comments/${id}`, { as: drafter, body })
})
afterAll(() => staff.stop())

const fetched = (extension: string, as?: Account) =>
  staff.ask(`/api/consultations/${open.id}/gop-y.${extension}`, as ? { as } : {})

describe('the table of comments', () => {
  it('has every comment in the order of the text, with its state, reason and name', async () => {
    const response = await fetched('csv', drafter)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="gop-y-')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true })
    expect(rows.map((row) => [row.STT, row['Góp ý cho'], row['Nội dung góp ý']])).toEqual([
      ['1', 'nhãn dieu-1', 'Điều một\n"dòng hai"'],
      ['2', 'nhãn dieu-1.khoan-2', 'Bản  sao'],
      ['3', 'nhãn dieu-1.khoan-2.diem-b', '\'=HYPERLINK("http://x")'],
      ['4', 'nhãn dieu-2', 'Hai trước'],
      ['5', 'nhãn dieu-2', 'Hai sau'],
      ['6', 'Câu hỏi 2: Nên miễn cho ai nữa?', 'Câu hai'],
      ['7', 'Vấn đề khác', 'Chung'],
    ])
    expect(rows[0]).toMatchObject({
      ...{ 'Tình trạng': 'Đã công khai', 'Nêu tên': 'Không nêu tên', 'Tư cách': 'Cá nhân' },
    })
    expect(rows[1]).toMatchObject({
      ...{
        'Tình trạng': 'Không công khai',
        'Lý do không công khai': 'Trùng với ý kiến khác đã có',
      },
      'Lời nhắn cho người góp ý': "'+84 là lời nhắn",
    })
  })

  it('has as many in each state as the count says, also as a workbook', async () => {
    await recount(staff.cms.payload, open.id)
    const tally = await staff.cms.payload.db.findOne<Tally>({
      ...{ collection: 'tallies', where: { id: { equals: open.id } } },
    })
    const response = await fetched('xlsx', drafter)
    const sheets = unzip(Buffer.from(await response.arrayBuffer()))
    const totals = sheets.get('xl/worksheets/sheet2.xml') ?? ''
    const numbers = [...totals.matchAll(/<c r="B\d+"[^>]*><v>(\d+)<\/v>/g)].map(([, n]) =>
      Number(n),
    )
    const { waiting, shown, withheld, received } = tally as Tally
    expect(numbers).toEqual([waiting, shown, withheld, received])
    expect([waiting, shown, withheld, received]).toEqual([5, 1, 1, 7])
    const sheet = sheets.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).not.toContain('<f>')
    expect([...sheet.matchAll(/<row /g)]).toHaveLength(8)
  })

  it('carries no address and no number to call', async () => {
    for (const extension of ['csv', 'xlsx']) {
      const bytes = Buffer.from(await (await fetched(extension, drafter)).arrayBuffer())
      const texts = extension === 'csv' ? [bytes.toString()] : [...unzip(bytes).values()]
      for (const text of texts) expect(text).not.toMatch(/nguyen\.van\.thu@|0255 382 2100/)
    }
  })

  it('is for whoever may read the comments, and leaves its row in the log', async () => {
    for (const extension of ['csv', 'xlsx']) {
      expect((await fetched(extension)).status).toBe(403)
      expect((await fetched(extension, foreign)).status).toBe(404)
      const editor = await staff.cms.account(['editor', 'admin', 'webmaster'])
      expect((await fetched(extension, editor)).status).toBe(404)
    }
    const { docs } = await staff.cms.payload.find({
      collection: 'events',
      where: { action: { equals: 'export' } },
      overrideAccess: true, // a look behind the scenes
    })
    expect(new Set(docs.map(({ actorEmail }) => actorEmail))).toEqual(new Set([drafter.email]))
  })
})

describe('text in a table', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\tx',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '\u200b=1',
    '\n=1',
  ])('that a spreadsheet would compute is put behind an apostrophe: %j', (text) => {
    expect(neutral(text)).toBe(`'${text}`)
  })

  it('stays as it is otherwise', () => {
    for (const text of ['Điều 1 = Điều 2', 'a-b', '1. Ý', '']) expect(neutral(text)).toBe(text)
  })

  it('longer than a cell goes on in another, and nothing of it is lost', async () => {
    const long = `${'ộ'.repeat(31_999)}😀${'x'.repeat(40_000)}`
    expect(cellsOf(long).join('')).toBe(long)
    for (const part of cellsOf(long)) {
      expect(part.isWellFormed()).toBe(true)
      expect(part.length).toBeLessThan(32_767)
    }
    const place = { group: 2, order: 0, label: 'Vấn đề khác' } as const
    const row = {
      text: `${long}_x0041_`,
      place,
      files: 0,
      state: 'waiting',
      receivedAt: '2026-11-25',
    }
    const sheets = unzip(await xlsxOf([row as Row]))
    const all = [...sheets.values()].join('')
    expect(all).toContain('Nội dung (tiếp)')
    expect(all).toContain('_x005F_x0041_')
    expect(csvOf([row as Row])).toContain(long)
  })
})

it('markup is text in both tables', async () => {
  const place = { group: 2, order: 0, label: 'Vấn đề khác' } as const
  const text = '<script>alert(1)</script> & <b>đậm</b>'
  const row = { text, place, files: 0, state: 'waiting', receivedAt: '2026-11-25' } as Row
  expect(csvOf([row])).toContain(text)
  const workbook = [...unzip(await xlsxOf([row])).values()].join('')
  expect(workbook).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;')
  expect(workbook).not.toContain('<script')
})

describe('the place of a comment', () => {
  it('of an older version’s provision is after those of the newest, and before the rest', () => {
    const draft = (...ids: string[]) =>
      ids.map((id) => ({
        ...{
          id,
          kind: 'article' as const,
          number: '',
          label: '',
          title: '',
          text: '',
          children: [],
        },
      }))
    const placeOf = placesIn({
      drafts: [draft('dieu-2', 'dieu-1'), draft('dieu-1', 'dieu-9')],
      questions: [{ id: 'q', text: 'Hỏi?' }],
    })
    expect(placeOf({ provision: 'dieu-1', question: 'q' }).label).toBe('dieu-1. Câu hỏi 1: Hỏi?')
    const places = [{}, { question: 'q' }, { question: 'mất' }, { provision: 'lạ' }].map(placeOf)
    const provisions = ['dieu-9', 'dieu-1', 'dieu-2'].map((provision) => placeOf({ provision }))
    expect([...places, ...provisions].sort(comparePlaces).map(({ label }) => label)).toEqual([
      ...['dieu-2', 'dieu-1', 'dieu-9', 'lạ', 'Câu hỏi 1: Hỏi?', 'Vấn đề khác', 'Vấn đề khác'],
    ])
  })
})

/** The files of a zip, by the list at its end. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, extra, comment, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ] as [number, number, number, number, number]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    const stored = bytes.readUInt16LE(at + 10) === 0
    files.set(name, (stored ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}
