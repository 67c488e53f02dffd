import { expect, test } from 'vitest'
import { findProvision } from '#shared/provisions/tree.ts'
import { codesOf, idsOf, outline, parse } from './provisions/read.ts'

const law = `Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
PHẠM VI
Điều 1. Phạm vi
1. Một.
Chương II
NGUYÊN TẮC VÀ
CHÍNH SÁCH
Mục 1: NGUYÊN TẮC
Tiểu mục 1. NGUYÊN TẮC CHUNG
Điều 2. Nguyên tắc
a) Công khai;
b) Minh bạch.
Phần thứ hai
QUY ĐỊNH CỤ THỂ
Chương I
TỔ CHỨC
Điều 3. Tổ chức
Nội dung.`

test('all levels of a law are read, titles of capitals on the lines below included', () => {
  expect(outline(parse(law).provisions)).toBe(`Phần thứ nhất. QUY ĐỊNH CHUNG
  Chương I. PHẠM VI
    Điều 1. Phạm vi
      1.
  Chương II. NGUYÊN TẮC VÀ CHÍNH SÁCH
    Mục 1. NGUYÊN TẮC
      Tiểu mục 1. NGUYÊN TẮC CHUNG
        Điều 2. Nguyên tắc
          Điểm a
          Điểm b
Phần thứ hai. QUY ĐỊNH CỤ THỂ
  Chương I. TỔ CHỨC
    Điều 3. Tổ chức
`)
  expect(idsOf(law)).toEqual([
    'phan-thu-nhat',
    'chuong-i',
    'dieu-1',
    'dieu-1.khoan-1',
    'chuong-ii',
    'chuong-ii.muc-1',
    'chuong-ii.muc-1.tieu-muc-1',
    'dieu-2',
    'dieu-2.diem-a',
    'dieu-2.diem-b',
    'phan-thu-hai',
    'phan-thu-hai.chuong-i',
    'dieu-3',
  ])
  expect(codesOf(law)).toEqual([])
})

test('a chapter put in between changes the address of no điều, khoản or điểm', () => {
  const changed = law.replace(
    'Chương II',
    'Chương Ia\nCHUYỂN TIẾP\nĐiều 1a. Thêm\n1. Một.\nChương II',
  )
  const kept = idsOf(law)
  expect(idsOf(changed).filter((id) => kept.includes(id))).toEqual(kept)
  expect(idsOf(changed)).toContain('dieu-1a.khoan-1')
})

test('decomposed text, Icelandic Ð, hard spaces and numbers on a line of their own are read alike', () => {
  const clean =
    'Chương I\nQUY ĐỊNH\nĐiều 1. Phạm vi\n1. Đối tượng;\nđ) Điểm đ.\nĐiều 2. Hiệu lực\nNgay.'
  const dirty = clean
    .replaceAll('Đ', 'Ð')
    .replace('Chương I', '\u00a0 Chương\nI \u200b')
    .replace('1. Đối', '1 .\u00a0\u00a0Đối')
    .replace('Ðiều 1.', '\ufeffÐiều\n1.')
    .replace('Ðiều 2. Hiệu lực', 'ÐIỀU 2 : \r\nHiệu lực')
    .normalize('NFD')
  expect(parse(dirty).provisions).toEqual(parse(clean).provisions)
})

test('inserted numbers keep their printed label', () => {
  const text = `Điều 17. Một\n1. A.\n3. C.\n3a. D.\n3b. Đ.\na) Một;\na1) Thêm;\nb) Hai.\nĐiều 17a. Thêm\nNội dung.`
  const { provisions } = parse(text)
  expect(idsOf(text)).toEqual([
    'dieu-17',
    'dieu-17.khoan-1',
    'dieu-17.khoan-3',
    'dieu-17.khoan-3a',
    'dieu-17.khoan-3b',
    'dieu-17.khoan-3b.diem-a',
    'dieu-17.khoan-3b.diem-a1',
    'dieu-17.khoan-3b.diem-b',
    'dieu-17a',
  ])
  expect(findProvision(provisions, 'dieu-17a')).toMatchObject({ label: 'Điều 17a', number: '17a' })
  expect(parse(text).warnings.map(({ message }) => message)).toEqual([
    'Trước Điều 17 thiếu Điều 1 đến 16. Kiểm tra bản dán có sót không.',
    'Trước khoản 3 Điều 17 thiếu khoản 2. Kiểm tra bản dán có sót không.',
  ])
})

test('khoản that start again get addresses of their own, and one warning', () => {
  const text = 'Điều 1. Tên\n1. A.\n2. B.\nTrường hợp khác:\n1. C.\n2. D.\n3. E.'
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-1.khoan-1',
    'dieu-1.khoan-2',
    'dieu-1.khoan-1--2',
    'dieu-1.khoan-2--2',
    'dieu-1.khoan-3',
  ])
  expect(parse(text).warnings).toMatchObject([
    { code: 'repeat', provision: 'dieu-1.khoan-1--2', block: 4 },
  ])
})

test('1.1 within khoản 1 is a điểm; amounts, dates and other numbers are text', () => {
  const text = `Điều 1. Mức chi
1. Mức chi:
1.1. Trong nước:
a) Một;
1.2. Ngoài nước:
a) Hai.
1.000.000 đồng
2.5 lần mức lương
2. Từ ngày
30.6.2026 được áp dụng
350. Không phải khoản`
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-1.khoan-1',
    'dieu-1.khoan-1.diem-1-1',
    'dieu-1.khoan-1.diem-1-1.diem-a',
    'dieu-1.khoan-1.diem-1-2',
    'dieu-1.khoan-1.diem-1-2.diem-a',
    'dieu-1.khoan-2',
  ])
})

test('old styles 1- and a. are read when they run in order', () => {
  const text = 'Điều 1- Quyền\n1- Một.\na. Điểm;\nb. Điểm.\n2- Hai.\nĐiều 2 Nghĩa vụ\n1/ Một.'
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-1.khoan-1',
    'dieu-1.khoan-1.diem-a',
    'dieu-1.khoan-1.diem-b',
    'dieu-1.khoan-2',
    'dieu-2',
    'dieu-2.khoan-1',
  ])
})

test('numbers of điều alone on their lines are headings, in any order', () => {
  const text =
    'Điều 1\nMột\nNội dung, tối đa 5 điểm\nĐiều 3\nBa\nNội dung theo quy định tại\nĐiều 2'
  expect(idsOf(text)).toEqual(['dieu-1', 'dieu-3'])
  expect(parse(text).provisions[1]).toMatchObject({ title: 'Ba' })
})

test('a điều has a name, or at once its rule; a name may stand on the line below', () => {
  const text = `Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý giá.
Điều 2. Quyết định này bãi bỏ các quyết định sau:
1. Quyết định số 1.
Điều 3.
Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày ký.
Điều 4. Chánh Văn phòng chịu trách nhiệm thi hành./.`
  const read = parse(text).provisions.map(({ title, text: own }) => [title, own])
  expect(read).toEqual([
    ['', 'Ban hành kèm theo Quyết định này Quy định quản lý giá.'],
    ['', 'Quyết định này bãi bỏ các quyết định sau:'],
    ['Hiệu lực thi hành', 'Quyết định này có hiệu lực từ ngày ký.'],
    ['', 'Chánh Văn phòng chịu trách nhiệm thi hành./.'],
  ])
  expect(codesOf(text)).toEqual([])
})

test.each([
  ['Kính gửi các sở', 'no-article'],
  ['', 'no-article'],
  ['Đoạn sót lại của điều trước\nĐiều 1. Tên\nNội dung.', 'text-before'],
  ['Điều 1. Tên\nĐiều 2. Khác\nNội dung.', 'empty'],
  ['Điều 1. Tên\n1.\n2. Nội dung.', 'empty'],
  ['Điều 2. Tên\nNội dung.\nĐiều 1. Khác\nNội dung.', 'order'],
  ['Điều 1. Tên\nNội dung.\nĐiều 1. Khác\nNội dung.', 'repeat'],
  ['Điều 1. Tên\nNội dung.\nĐiều 3. Khác\nNội dung.', 'gap'],
  [`Điều 1. Tên\n${'Nội dung rất dài. '.repeat(2000)}`, 'long-text'],
])('an officer is told of %j: %s', (text, code) => {
  expect(codesOf(text)).toEqual([code])
})

test('a hundred faults of one kind are told as twelve and a count', () => {
  const articles = Array.from({ length: 100 }, (_, at) => `Điều ${2 * at + 2}. Tên\nNội dung.`)
  const { warnings } = parse(articles.join('\n'))
  expect(warnings).toHaveLength(13)
  expect(warnings.at(-1)?.message).toBe('Còn 88 chỗ khác cùng loại lỗi này.')
})

test('a report without điều is read by its groups', () => {
  const text =
    'BÁO CÁO\nI. Tình hình\n1. Kết quả\na) Một;\nb) Hai.\n2. Hạn chế\nII. Kiến nghị\n1. Một.'
  expect(idsOf(text)).toEqual([
    'muc-i',
    'muc-i.khoan-1',
    'muc-i.khoan-1.diem-a',
    'muc-i.khoan-1.diem-b',
    'muc-i.khoan-2',
    'muc-ii',
    'muc-ii.khoan-1',
  ])
  expect(codesOf(text)).toEqual([])
})
