import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Submission } from '#shared/submission.ts'
import { attachments } from './attachments.ts'
import { filled, pdf, startIntake, type TestIntake } from './stand.ts'

let stand: TestIntake
beforeAll(async () => {
  stand = await startIntake()
  await stand.cms.close()
})
afterAll(() => stand.stop())
afterEach(async () => {
  const names = await stand.folders()
  expect(names.filter((name) => name.startsWith('incoming/'))).toEqual([])
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(2000)])
const megabyte = 1024 * 1024
const bigPdf = (bytes: number, name = 'lon.pdf') => {
  const body = Buffer.alloc(bytes, ' ')
  body.write('%PDF-1.4\n')
  body.write('startxref\n9\n%%EOF\n', bytes - 20)
  return new File([body], name)
}

async function kept(files: File[]): Promise<Submission> {
  const answer = await stand.send(filled({}, files))
  expect([answer.status, answer.page]).toEqual([303, {}])
  const receipt = await stand.get(`/bien-nhan/${answer.code}/`)
  return receipt.page.found?.submission as Submission
}

async function refused(files: File[], sentence: string): Promise<void> {
  const before = await stand.folders()
  const answer = await stand.send(filled({}, files))
  expect(answer.status).toBe(422)
  expect(answer.page.errors.map(({ field, message }) => [field, message])).toEqual([
    ['files', expect.stringContaining(sentence)],
  ])
  expect(answer.page.values.text).toBe('Đề nghị nêu rõ thời hạn.')
  expect(await stand.folders()).toEqual(before)
}

it('five files are kept byte for byte, in the order in which they were chosen', async () => {
  const files = [
    ...[pdf('Ý kiến số 1.pdf', 'a'), new File([png], 'ảnh.PNG'), bigPdf(10 * megabyte)],
    ...[pdf('b.pdf', 'b'), pdf('c.pdf', 'c')],
  ]
  const submission = await kept(files)
  expect(submission.files.map(({ name, size, mime }) => [name, size, mime])).toEqual([
    ['Ý kiến số 1.pdf', files[0]?.size, 'application/pdf'],
    ['ảnh.PNG', png.length, 'image/png'],
    ['lon.pdf', 10 * megabyte, 'application/pdf'],
    ['b.pdf', files[3]?.size, 'application/pdf'],
    ['c.pdf', files[4]?.size, 'application/pdf'],
  ])
  for (const [at, { sha256 }] of submission.files.entries()) {
    const bytes = await readFile(join(stand.site, 'journal', submission.id, sha256))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(bytes.equals(Buffer.from(await (files[at] as File).arrayBuffer()))).toBe(true)
  }
})

it.each(attachments)('a real %s is taken as %s', async (extension, mime, make) => {
  const bytes = await make()
  const name = `Góp ý của tôi.${extension}`
  const [file] = (await kept([new File([new Uint8Array(bytes)], name)])).files
  expect(file).toMatchObject({ name, mime, size: bytes.length })
})

it('the empty part of a form without a file is no file', async () => {
  expect((await kept([new File([], '')])).files).toEqual([])
})

it('a name keeps its letters and loses its folders and what cannot be seen', async () => {
  const decomposed = 'Góp ý.pdf'.normalize('NFD')
  expect((await kept([pdf(decomposed)])).files[0]?.name).toBe('Góp ý.pdf')
  expect((await kept([pdf('../../a\u202efdp.pdf')])).files[0]?.name).toBe('afdp.pdf')
  const long = (await kept([pdf(`${'d'.repeat(300)}.pdf`)])).files[0]?.name
  expect([long?.length, long?.endsWith('d.pdf')]).toEqual([194, true])
})

it('a sixth file is refused', () =>
  refused(
    Array.from({ length: 6 }, (_, i) => pdf(`${i}.pdf`, String(i))),
    'Nhiều nhất 5 tệp',
  ))

it('a file of 11 MB, or of one byte too many, is refused', async () => {
  await refused([pdf(), bigPdf(11 * megabyte)], 'Tệp lon.pdf lớn hơn 10 MB')
  await refused([bigPdf(10 * megabyte + 1, 'sat.pdf')], 'Tệp sat.pdf lớn hơn 10 MB')
})

it.each([
  ['a program', new File([exe], 'chay.exe')],
  ['a program that is named as a PDF', new File([exe], 'chay.pdf')],
  ['a program that is named as a Word file', new File([exe], 'chay.docx')],
  ['a PDF with another extension', new File([pdf()], 'y-kien.docx')],
  ['a PDF without an extension', new File([pdf()], 'y-kien')],
  ['a PDF that was cut off', new File(['%PDF-1.4\n1 0 obj'], 'nua.pdf')],
  ['a picture that was cut off', new File([png.subarray(0, 3)], 'nua.png')],
  ['a picture that a phone would not name so', new File([png], 'anh.heic')],
  ['a film', new File(['\0\0\0\x18ftypmp42\0\0\0\0mp42isom'], 'phim.heif')],
  ['text', new File(['chỉ là chữ'], 'chu.txt')],
  ['a page', new File(['<script>alert(1)</script>'], 'trang.png')],
])('%s is refused', (_, file) => refused([file], `Tệp ${file.name} không phải PDF`))

it('an empty file is refused by its name', () =>
  refused([new File([], 'rong.pdf')], 'Tệp rong.pdf không có nội dung'))

it('two files of the same bytes are one on the disk', async () => {
  const submission = await kept([pdf('a.pdf', 'z'), pdf('b.pdf', 'z')])
  expect(submission.files.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf'])
  const names = await stand.folders()
  expect(names.filter((name) => name.startsWith(`${submission.id}/`))).toHaveLength(1)
})
