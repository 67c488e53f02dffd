import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDirectives } from '#scripts/import/import-directives.ts'
import type { ImportReport, ReportRow } from '#scripts/import/report.ts'
import { startCms, type TestCms } from '../cms/support.ts'
import { prepareForImport } from './support.ts'

const now = new Date('2026-11-25T03:00:00Z')
const header = 'so_ky_hieu,ngay_ban_hanh,trich_yeu,hieu_luc,pdf'
let cms: TestCms

beforeAll(async () => {
  cms = await startCms()
  await prepareForImport(cms.payload)
}, 60_000)
afterAll(() => cms.stop())

async function run(text: string | Buffer, options: { dryRun?: boolean; issuer?: string } = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const list = { bytes, issuer: 'ubnd-tinh', authority: 'ubnd', now, ...options } as const
  const { report, problem } = await importDirectives(cms.payload, list)
  expectBalanced(report)
  return { report, problem, rows: report.rows }
}

/** A file of one row under the usual heading. */
const one = (row: string) => run(`${header}\n${row}\n`)

function expectBalanced(report: ImportReport) {
  const { accepted, warned, refused, duplicate, rows } = report
  expect(accepted + warned + refused + duplicate).toBe(rows.length)
}

async function stored(number: string) {
  const { docs } = await cms.payload.find({
    collection: 'documents',
    where: { number: { equals: number } },
    depth: 1,
    overrideAccess: true,
  })
  return docs
}

const count = async () =>
  (await cms.payload.count({ collection: 'documents', overrideAccess: true })).totalDocs

test('a good row becomes a published document, its first letter upper case, the rest as written', async () => {
  const { report } = await one('3637/UBND-VX,20/07/2022,"triển khai bhyt học sinh, sinh viên",,x')
  expect(report.rows).toEqual([{ line: 2, status: 'accepted', reason: '', number: '3637/UBND-VX' }])
  const [document] = await stored('3637/UBND-VX')
  expect(document).toMatchObject({
    title: 'Triển khai bhyt học sinh, sinh viên',
    issuedOn: '2022-07-20',
    authority: 'ubnd',
    sample: false,
    _status: 'published',
    type: { slug: 'cong-van' },
    issuer: { slug: 'ubnd-tinh' },
  })
  expect(document?.validityState ?? null).toBeNull()
})

test('the type comes from the code in the number', async () => {
  await one('15/CT-UBND,23/12/2020,tăng cường phòng chống hạn,,')
  const [document] = await stored('15/CT-UBND')
  expect(document?.type).toMatchObject({ code: 'CT' })
})

const bad: [name: string, row: string, status: ReportRow['status'], words: RegExp][] = [
  ['a day that does not exist', '1/QĐ-UBND,31/02/2020,một,,', 'refused', /^Ngày ban hành: .*lịch/],
  ['a date of another form', '2/QĐ-UBND,20-thang-7,một,,', 'refused', /ngày\/tháng\/năm/],
  ['no date', '3/QĐ-UBND,,một,,', 'refused', /Thiếu ngày/],
  ['a date to come', '4/QĐ-UBND,26/11/2026,một,,', 'refused', /sau ngày hôm nay/],
  ['no number', ',01/02/2020,một,,', 'refused', /Thiếu số ký hiệu/],
  ['no abstract', '5/QĐ-UBND,01/02/2020,,,', 'refused', /Thiếu trích yếu/],
  ['an abstract of dots', '6/QĐ-UBND,01/02/2020,"...",,', 'refused', /Thiếu trích yếu/],
  ['an abstract beyond measure', `7/QĐ-UBND,01/02/2020,${'a'.repeat(2001)},,`, 'refused', /2\.000/],
  ['cells missing', '8/QĐ-UBND,01/02/2020', 'refused', /2 ô, cần ít nhất 3/],
  ['an unquoted comma', '9/QĐ-UBND,01/02/2020,một, hai, ba,,', 'refused', /ngoặc kép/],
  ['a broken byte', '10/QĐ-UBND,01/02/2020,m\uFFFDt,,', 'refused', /sai bảng mã/],
  ['UTF-8 saved twice', '11/QĐ-UBND,01/02/2020,Quyáº¿t Ä‘á»‹nh,,', 'refused', /hai lần/],
  [
    'TCVN3 saved as Unicode',
    '12/QĐ-UBND,01/02/2020,QuyÕt ®Þnh cña ñy ban nh©n d©n,,',
    'refused',
    /TCVN3/,
  ],
  ['a number of another style', '139-TB/TU,01/02/2020,một,,', 'warned', /Đảng.*giữ nguyên/],
  ['a number without its slash', '1830 QĐ-UBND,01/02/2020,một,,', 'warned', /gạch chéo/],
  ['Ð for Đ', '13/QÐ-UBND,01/02/2020,một,,', 'warned', /sửa thành Đ/],
  ['NFD', `14/QĐ-UBND,01/02/2020,${'kế hoạch'.normalize('NFD')},,`, 'warned', /dựng sẵn/],
  ['a symbol of another body', '15/QĐ-HĐND,01/02/2020,một,,', 'warned', /cơ quan ban hành/],
  ['a status nobody knows', '16/QĐ-UBND,01/02/2020,một,chắc còn,', 'warned', /hiệu lực/],
  ['last cells missing', '17/QĐ-UBND,01/02/2020,một', 'warned', /thiếu ô/],
]

test.each(bad)('%s is told in the report with its line', async (_, row, status, words) => {
  const { rows } = await run(`${header}\n18/QĐ-UBND,01/02/2019,dòng tốt,,\n${row}\n`)
  expect(rows[1]?.line).toBe(3)
  expect(rows[1]?.status).toBe(status)
  expect(rows[1]?.reason).toMatch(words)
})

test('what was mended is stored mended, what cannot be read is stored as printed', async () => {
  expect((await stored('13/QĐ-UBND'))[0]).toMatchObject({ title: 'Một' })
  expect((await stored('14/QĐ-UBND'))[0]).toMatchObject({ title: 'Kế hoạch' })
  expect((await stored('139-TB/TU'))[0]).toMatchObject({ type: { slug: 'van-ban-khac' } })
  expect(await stored('5/QĐ-UBND')).toEqual([])
})

test('a status that dates cannot tell is kept with its reason, an empty one or -- is not', async () => {
  const text = [
    header,
    '21/QĐ-UBND,01/02/2020,một,Văn bản hết hiệu lực,',
    '22/QĐ-UBND,01/02/2020,hai,Văn bản còn hiệu lực một phần,',
    '23/QĐ-UBND,01/02/2020,ba,Văn bản đang có hiệu lực,',
    '24/QĐ-UBND,01/02/2020,bốn,--,',
    '25/QĐ-UBND,01/02/2020,năm,,',
  ].join('\n')
  const { report } = await run(text)
  expect(report.accepted).toBe(5)
  const state = async (number: string) => (await stored(number))[0]?.validityState ?? null
  expect(await state('21/QĐ-UBND')).toBe('het-hieu-luc')
  expect(await state('22/QĐ-UBND')).toBe('het-hieu-luc-mot-phan')
  for (const number of ['23/QĐ-UBND', '24/QĐ-UBND', '25/QĐ-UBND'])
    expect(await state(number)).toBeNull()
})

test('the same number in the same year is a duplicate in any spelling, another year is not', async () => {
  const text = [
    header,
    '31/QĐ-UBND,01/02/2020,một,,',
    '31 / QÐ–UBND,05/09/2020,một,,',
    '031/QĐ-UBND,05/09/2020,khác hẳn,,',
    '31/QĐ-UBND,01/02/2021,một,,',
  ].join('\n')
  const { rows } = await run(text)
  expect(rows.map((row) => row.status)).toEqual(['accepted', 'duplicate', 'duplicate', 'accepted'])
  expect(rows[1]?.reason).toMatch(/Trùng với dòng 2/)
  expect(rows[2]?.reason).toMatch(/trích yếu khác/)
})

test('line breaks and quotes inside a cell keep the line numbers of the rows after it', async () => {
  const text = `${header}\r\n41/QĐ-UBND,01/02/2020,"dòng một\r\ndòng ""hai""",,\r\n\r\n,01/02/2020,x,,\r\n`
  const { rows } = await run(text)
  expect(rows.map(({ line, status }) => [line, status])).toEqual([
    [2, 'accepted'],
    [5, 'refused'],
  ])
  expect((await stored('41/QĐ-UBND'))[0]?.title).toBe('Dòng một dòng "hai"')
})

test('a quote left open costs its own row, not those after it', async () => {
  const text = [
    header,
    '51/QĐ-UBND,01/02/2020,"mở mà không đóng,,',
    '52/QĐ-UBND,01/02/2020,"hai, ba",,',
    '53/QĐ-UBND,01/02/2020,"lại mở,,',
    '54/QĐ-UBND,01/02/2020,bốn,,',
  ].join('\n')
  const { rows } = await run(text)
  expect(rows.map(({ line, status }) => [line, status])).toEqual([
    [2, 'refused'],
    [3, 'accepted'],
    [4, 'refused'],
    [5, 'accepted'],
  ])
  expect(rows[0]?.reason).toMatch(/ngoặc kép/)
})

test('a semicolon list with a byte order mark and headings in words is read too', async () => {
  const text = '\uFEFFNgày ban hành;Trích yếu;Số ký hiệu\n01/02/2020;sáu;61/QĐ-UBND\n'
  expect((await run(text)).report.accepted).toBe(1)
})

test.each([
  [
    'UTF-16 little endian',
    Buffer.from(`\uFEFF${header}\n71/QĐ-UBND,01/02/2020,một,,\n`, 'utf16le'),
  ],
  [
    'UTF-16 big endian',
    Buffer.from(`\uFEFF${header}\n72/QĐ-UBND,01/02/2020,một,,\n`, 'utf16le').swap16(),
  ],
])('%s is decoded', async (_, bytes) => {
  expect((await run(bytes)).report.accepted).toBe(1)
})

const singleByte = (text: string) => Buffer.from(text, 'latin1')

test.each([
  // Đ is D0 in windows-1258; ế is ê EA and a combining acute EC.
  ['windows-1258', singleByte(`${header}\n81/Q\xD0-UBND,01/02/2020,k\xEA\xEC ho\xE1\xF2ch,,\n`)],
  ['TCVN3', singleByte(`${header}\n82/Q\xA7-UBND,01/02/2020,quy\xD5t \xAE\xDEnh,,\n`)],
])('a %s file is refused whole, each row with the reason', async (name, bytes) => {
  const before = await count()
  const { report, problem, rows } = await run(bytes)
  expect(problem).toContain(name)
  expect(problem).toContain('CSV UTF-8')
  expect(rows).toEqual([{ line: 2, status: 'refused', reason: problem, number: '' }])
  expect(report.refused).toBe(1)
  expect(await count()).toBe(before)
})

test('a stray byte in a UTF-8 file costs its own row only', async () => {
  const good = Buffer.from(`${header}\n91/QĐ-UBND,01/02/2020,đất đai,,\n92/QĐ-UBND,01/02/2020,`)
  const bytes = Buffer.concat([good, Buffer.from([0xd0, 0x2c, 0x2c, 0x0a])])
  const { rows } = await run(bytes)
  expect(rows.map((row) => row.status)).toEqual(['accepted', 'refused'])
})

test.each([
  ['a missing column', 'so_ky_hieu,trich_yeu\n1/QĐ-UBND,một\n2/QĐ-UBND,hai\n', /ngay_ban_hanh/, 2],
  ['a heading alone', `${header}\n`, /chưa có văn bản/, 1],
  ['an empty file', '', /Tệp rỗng/, 1],
])('%s refuses the file and writes nothing', async (_, text, words, refused) => {
  const before = await count()
  const { report, problem } = await run(text)
  expect(problem).toMatch(words)
  expect(report.refused).toBe(refused)
  expect(await count()).toBe(before)
})

test('an unknown issuer refuses the file with a way out', async () => {
  const { problem } = await run(`${header}\n1/QĐ-UBND,01/02/2020,một,,\n`, { issuer: 'so-nao-do' })
  expect(problem).toMatch(/"so-nao-do".*--issuer/)
})

test('types that a list needs are made once', async () => {
  const { docs } = await cms.payload.find({ collection: 'document-types', overrideAccess: true })
  const titles = docs.map((type) => type.title)
  expect(new Set(titles).size).toBe(titles.length)
  expect(docs).toContainEqual(expect.objectContaining({ code: 'CT', slug: 'chi-thi' }))
})

test('a trial run reports the same and writes nothing; a repeated run is all duplicates', async () => {
  const lines = Array.from({ length: 250 }, (_, i) => `${i + 1}/KH-UBND,02/03/2018,kế hoạch ${i},,`)
  const text = `${header}\n${lines.join('\n')}\n`
  const before = await count()
  const trial = await run(text, { dryRun: true })
  expect(await count()).toBe(before)
  const first = await run(text)
  expect(first.report).toEqual(trial.report)
  expect(await count()).toBe(before + 250)
  const second = await run(text)
  expect(second.report).toMatchObject({ accepted: 0, warned: 0, refused: 0, duplicate: 250 })
  expect(await count()).toBe(before + 250)
}, 60_000)
