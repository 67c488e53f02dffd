import { expect, test } from 'vitest'
import {
  compareProvisions,
  findProvision,
  flattenProvisions,
  isCitable,
  provisionLabel,
  provisionLabels,
  provisionText,
} from '#shared/provisions/tree.ts'
import { type Provision, parseProvisions } from '#shared/provisions.ts'
import { idsOf, parse, sample, words, wordsRead } from './provisions/read.ts'

const draft = sample('du-thao-quyet-dinh-quan-ly-gia.txt')
const { provisions } = parse(draft)

test.each([
  ['quy-dinh.dieu-8.khoan-2.diem-b1', 'điểm b1 khoản 2 Điều 8 Quy định kèm theo'],
  ['dieu-2.khoan-1', 'khoản 1 Điều 2'],
  ['quy-dinh.chuong-ii.muc-1', 'Mục 1 Chương II Quy định kèm theo'],
  ['quy-dinh', 'Quy định kèm theo'],
  ['phu-luc-ii', 'Phụ lục II'],
  ['dieu-99', undefined],
])('%s is cited as law cites it', (id, label) => {
  expect(provisionLabel(provisions, id)).toBe(label)
  expect(provisionLabels(provisions).get(id)).toBe(label)
})

test('a group line is cited as mục', () => {
  const text = parse('Điều 3. Mức chi\nI. Trong nước\n1. Một.')
  expect(provisionLabel(text.provisions, 'dieu-3.muc-i.khoan-1')).toBe('khoản 1 mục I Điều 3')
})

test('provisions are ordered as in the document, unknown ones and general comments last', () => {
  const ids = ['', 'quy-dinh.dieu-10', 'quy-dinh.dieu-9.khoan-2', 'dieu-2.khoan-2', 'dieu-2', 'mất']
  expect(ids.toSorted(compareProvisions(provisions))).toEqual([
    'dieu-2',
    'dieu-2.khoan-2',
    'quy-dinh.dieu-9.khoan-2',
    'quy-dinh.dieu-10',
    '',
    'mất',
  ])
})

test('the preamble and the signature cannot be commented on', () => {
  const others = flattenProvisions(provisions).filter((one) => !isCitable(one))
  expect(others.map(({ id }) => id)).toEqual(['mo-dau', 'ket-thuc'])
})

test('every word of a text is in its tree, in order, and its plain text is read back alike', () => {
  expect(wordsRead(draft).read).toBe(words(draft))
  expect(idsOf(provisionText(provisions))).toEqual(idsOf(draft))
})

/** Lines of real kinds and odd ones, drawn by a seeded generator: every text is read, none is lost. */
const lines = [
  'Điều 1. Phạm vi',
  'Điều 1. Phạm vi',
  'Điều 2',
  'Điều 3a: Tên',
  'ÐIỀU 4.',
  'Điều 5 của Luật này',
  'Điều',
  'Chương I',
  'CHƯƠNG II: TÊN',
  'Mục 1. TÊN',
  'Phần thứ nhất',
  'Tiểu mục 2',
  '1. Khoản một.',
  '2. Khoản hai như sau:',
  '1.1. Điểm',
  'a) Điểm a;',
  'đ) Điểm đ.',
  'd) Điểm d.',
  'I. Nhóm',
  'A- Nhóm',
  '“Điều 7. Trích',
  '2. Hết trích”.',
  '"3. Trích',
  "hết''",
  'QUY ĐỊNH',
  'QUY CHẾ',
  '(Ban hành kèm theo Quyết định số 1)',
  'PHỤ LỤC I',
  'Mẫu số 01',
  'STT',
  '1',
  'a\tb\tc\td',
  'Nơi nhận:',
  'TM. ỦY BAN NHÂN DÂN',
  'CÔNG BÁO/Số 1/Ngày 1-1-2026',
  'Người ký: A',
  'Một đoạn văn dài hơn năm mươi ký tự và không có dấu chấm ở cuối dòng này vì',
  'chữ thường nối tiếp đoạn trước',
  'thi hành./.',
  '\ud800 \u0000 \u202e',
  '',
]

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const depth = (nodes: Provision[]): number =>
  nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map((one) => depth(one.children)))

test('any order of lines gives a tree with unique ids, and loses no word', () => {
  const next = seeded(20_261_125)
  for (let round = 0; round < 1_500; round += 1) {
    const length = Math.floor(next() * 40)
    const text = Array.from({ length }, () => lines[Math.floor(next() * lines.length)]).join('\n')
    const read = parse(text)
    const ids = flattenProvisions(read.provisions).map(({ id }) => id)
    expect(new Set(ids).size, text).toBe(ids.length)
    expect(ids.every((id) => id.length > 0 && id.length < 200)).toBe(true)
    expect(depth(read.provisions)).toBeLessThan(12)
    const found = wordsRead(text)
    expect([...(found.read + found.ignored)].sort().join(''), text).toBe(
      [...words(text)].sort().join(''),
    )
    for (const { provision } of read.warnings)
      if (provision !== undefined) expect(findProvision(read.provisions, provision)).toBeDefined()
  }
})

test('any characters at all are read without an error', () => {
  const next = seeded(7)
  const alphabet = 'Điều Chương Khoản1234.)(“”"\'\n\t|ĐÐdđab\u0301\u0000\ud83d\ude00\ud800/-:;,'
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from(
      { length: 300 },
      () => alphabet[Math.floor(next() * alphabet.length)],
    ).join('')
    const whole = parseProvisions([{ text }])
    expect(flattenProvisions(whole.provisions).every(({ kind }) => kind.length > 0)).toBe(true)
  }
})

test.each([
  ['real text', `${draft}\n`.repeat(20)],
  ['one quotation mark after another', '“'.repeat(1_000_000)],
  ['quotations that nobody closes', 'như sau:\n“Điều 1. a\n'.repeat(30_000)],
  ['one endless line of digits', '1'.repeat(1_000_000)],
  ['spaces', `${' '.repeat(1_000_000)}x`],
  ['the same appendix', `Điều 1. A ./.\n${'PHỤ LỤC I\n'.repeat(50_000)}`],
  ['articles far apart', 'Điều 1. A\nb\nĐiều 9999. A\nb\n'.repeat(15_000)],
  [
    'broken lines',
    'Trong quá trình thực hiện, trường hợp có vướng mắc thì đề nghị các tổ chức\n'.repeat(13_000),
  ],
])('time grows with the length, not faster: %s', (_, text) => {
  const start = performance.now()
  parse(text)
  expect(performance.now() - start).toBeLessThan(10_000)
})
