import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childVariables } from '#scripts/environment.ts'
import { parseArguments } from '#scripts/import/arguments.ts'
import { startCms, type TestCms } from '../cms/support.ts'
import { runScript } from '../support/run-script.ts'
import { prepareForImport } from './support.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
  await prepareForImport(cms.payload)
}, 60_000)
afterAll(() => cms.stop())

const header = 'so_ky_hieu,ngay_ban_hanh,trich_yeu,hieu_luc,pdf'
const place = (name: string) => join(cms.folder, name)
const list = (name: string, ...rows: string[]) => {
  writeFileSync(place(name), `${[header, ...rows].join('\n')}\n`)
  return place(name)
}
const issued = ['--issuer', 'ubnd-tinh', '--authority', 'ubnd']

const run = (...args: string[]) =>
  runScript({ ...process.env, ...childVariables(cms.env) }, 'scripts/import.ts', ...args)

const stored = async () =>
  (await cms.payload.count({ collection: 'documents', overrideAccess: true })).totalDocs

const rows = [
  '1/QĐ-UBND,02/01/2024,giao nhiệm vụ,,',
  '2/QÐ-UBND,03/01/2024,giao việc,,',
  '3/QĐ-UBND,31/02/2024,ngày không có,,',
  '1/QĐ-UBND,05/06/2024,giao nhiệm vụ,,',
]
const expected = {
  ...{ accepted: 1, warned: 1, refused: 1, duplicate: 1 },
  rows: [
    { line: 2, status: 'accepted', reason: '', number: '1/QĐ-UBND' },
    { line: 3, status: 'warned', reason: expect.stringContaining('Đ'), number: '2/QĐ-UBND' },
    { line: 4, status: 'refused', reason: expect.stringContaining('Ngày'), number: '3/QĐ-UBND' },
    {
      line: 5,
      status: 'duplicate',
      reason: expect.stringContaining('dòng 2'),
      number: '1/QĐ-UBND',
    },
  ],
}
const summary = [
  'Đọc 4 dòng:',
  '  nhập 1',
  '  nhập, cần xem lại 1',
  '  không nhập 1',
  '  đã có từ trước 1',
].join('\n')

test('--dry-run says and reports what would come, and writes nothing', async () => {
  const file = list('thu.csv', ...rows)
  const { code, said } = await run(
    'directives',
    file,
    ...issued,
    '--dry-run',
    '--report',
    place('thu.json'),
  )
  expect([code, said]).toEqual([0, expect.stringContaining(`Thử, chưa ghi gì. ${summary}`)])
  expect(JSON.parse(readFileSync(place('thu.json'), 'utf8'))).toEqual(expected)
  expect(await stored()).toBe(0)
})

test('an import shows how far it is and reports each row', async () => {
  const file = list('that.csv', ...rows)
  const first = await run('directives', file, ...issued, '--report', place('that.json'))
  expect([first.code, first.said]).toEqual([0, expect.stringContaining(summary)])
  expect(first.said).toMatch(/^Dòng 4 \(3\/QĐ-UBND\): Ngày ban hành/m)
  expect(first.errors).toMatch(/^Nhập văn bản: 2\/2 \(100%\).*xong sau \d+ giây$/m)
  expect(JSON.parse(readFileSync(place('that.json'), 'utf8'))).toEqual(expected)
  expect(await stored()).toBe(2)
  expect(readdirSync(cms.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a list that cannot be read fails with 1, its reason, and a report of every row', async () => {
  writeFileSync(place('thieu-cot.csv'), 'so_ky_hieu,trich_yeu\n9/QĐ-UBND,một\n')
  const command = ['directives', place('thieu-cot.csv'), ...issued]
  const { code, errors } = await run(...command, '--report', place('thieu-cot.json'))
  expect([code, errors]).toEqual([1, expect.stringContaining('ngay_ban_hanh')])
  expect(JSON.parse(readFileSync(place('thieu-cot.json'), 'utf8'))).toEqual({
    ...{ accepted: 0, warned: 0, refused: 1, duplicate: 0 },
    rows: [{ line: 2, status: 'refused', reason: errors.trim(), number: '' }],
  })
})

test('a mistyped command fails with 2 and how it is written, and touches nothing', async () => {
  const file = list('dung.csv', '8/QĐ-UBND,02/01/2024,một,,')
  for (const [args, words] of [
    [[], 'Ghi rõ danh sách cần nhập'],
    [['directives'], 'Ghi đúng một tệp CSV'],
    [['directives', file, ...issued.slice(2)], 'Thiếu --issuer'],
    [['directives', file, ...issued.slice(0, 2)], 'Ghi --authority'],
    [['directives', file, ...issued, '--gi-do'], 'tham số mà lệnh nhập không biết'],
  ] as const)
    expect(parseArguments([...args])).toEqual({ ok: false, reason: expect.stringContaining(words) })
  const mistyped = await run('directives', file)
  expect([mistyped.code, mistyped.said]).toEqual([2, ''])
  expect(mistyped.errors).toMatch(/^Thiếu --issuer.*\nCách dùng: npm run import/)
  const lost = await run('directives', place('khong-co.csv'), ...issued)
  expect([lost.code, lost.errors]).toEqual([2, expect.stringContaining('Không đọc được tệp')])
  const report = join(place('khong-co'), 'bao-cao.json')
  const closed = await run('directives', file, ...issued, '--report', report)
  expect([closed.code, closed.errors]).toEqual([2, expect.stringContaining('Không ghi được tệp')])
  expect([existsSync(report), await stored()]).toEqual([false, 2])
})
