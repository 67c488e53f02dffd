import { expect, test } from 'vitest'
import { findProvision } from '#shared/provisions/tree.ts'
import { codesOf, idsOf, parse } from './provisions/read.ts'

const textOf = (text: string, id: string) => findProvision(parse(text).provisions, id)?.text

test.each([
  ['“', '”'],
  ['"', '"'],
  ["''", "''"],
  ['“', '"'],
])('numbers within an amendment quoted by %s %s belong to the amended text', (open, close) => {
  const text = `Điều 1. Sửa đổi, bổ sung một số điều
1. Sửa đổi, bổ sung Điều 7 như sau:
${open}Điều 7. Nội dung
1. Khoản một.
a) Điểm a;
Điều 8. Trình tự
2. Khoản hai.${close}.
2. Bổ sung khoản 3a vào sau khoản 3 Điều 9 như sau: ${open}3a. Nội dung “mới”;
b) Điểm b${close}
3. Thay cụm từ “cũ” bằng cụm từ “mới” tại Điều 4.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày ký.`
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-1.khoan-1',
    'dieu-1.khoan-2',
    'dieu-1.khoan-3',
    'dieu-2',
  ])
  expect(textOf(text, 'dieu-1.khoan-2')).toMatch(/b\) Điểm b/)
  expect(codesOf(text)).toEqual([])
})

test('a quotation that nobody closed hides nothing and is warned of', () => {
  const text = `Điều 1. Sửa đổi
1. Sửa đổi khoản 2 Điều 3 như sau:
“2. Nội dung mới.
Điều 2. Hiệu lực
1. Quyết định này có hiệu lực.
Điều 3. Thi hành
1. Các sở chịu trách nhiệm.`
  expect(idsOf(text)).toContain('dieu-2.khoan-1')
  expect(idsOf(text)).toContain('dieu-3.khoan-1')
  expect(parse(text).warnings).toMatchObject([{ code: 'quote-open', block: 2 }])
})

test('minutes and seconds, inches and a word in quotes open no quotation', () => {
  const text = `Điều 1. Vị trí
1. Tọa độ 21°15'30'' Bắc, ống 27" dài 3 m như sau:
2. "Doanh nghiệp" là tổ chức.
Điều 2. Hiệu lực
1. Có hiệu lực ngay.`
  expect(idsOf(text)).toHaveLength(5)
})

test('rows of a table within an điều are no khoản, whether cells are lines or parts of one', () => {
  const text = `Điều 1. Mức thu
1. Mức thu phí theo bảng sau:
STT
Tên
Mức
1.
Phí sát hạch
100.000
2.
Phí cấp đổi
50.000
2. Mức thu nêu tại khoản 1 Điều này được áp dụng từ ngày 01 tháng 01 năm 2026.
1. \tXăng\tSở Công Thương\t10
3. Cơ quan thu phí chịu trách nhiệm thi hành.`
  expect(idsOf(text)).toEqual(['dieu-1', 'dieu-1.khoan-1', 'dieu-1.khoan-2', 'dieu-1.khoan-3'])
  expect(textOf(text, 'dieu-1.khoan-1')).toMatch(/Phí cấp đổi/)
})

test('a text stored twice is read once', () => {
  const once = 'QUYẾT ĐỊNH\nĐiều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Hiệu lực\nCó hiệu lực ngay.'
  const { provisions, warnings, ignored } = parse(`${once}\n${once}`)
  expect(provisions).toEqual(parse(once).provisions)
  expect(warnings).toMatchObject([{ code: 'text-twice', block: 6 }])
  expect(ignored).toHaveLength(6)
  const copied = 'Điều 1. Một\nA.\nĐiều 2. Hai\nB.\nĐiều 1. Một\nA.\nĐiều 3. Ba\nC.'
  expect(idsOf(copied)).toEqual(['dieu-1', 'dieu-2', 'dieu-3'])
  expect(codesOf(copied)).toEqual(['text-twice'])
})

test('a heading repeated before its text is one điều', () => {
  const text =
    'Điều 1. Phạm vi\nĐiều 1. Phạm vi\nNội dung.\nĐiều 2. Tên ngắn\nĐiều 2. Tên dài hơn\nNội dung.'
  expect(idsOf(text)).toEqual(['dieu-1', 'dieu-2'])
})

test.each([
  ['a b c d d e', 'dieu-1.diem-d--2', ['d-or-dd']],
  ['a b c đ d e', undefined, ['order']],
  ['a b c đ e', 'dieu-1.diem-dd', ['d-or-dd']],
  ['a b c d đ e g h i k', undefined, []],
  ['a b d đ', 'dieu-1.diem-d', ['gap']],
  ['a b c d đ e f', 'dieu-1.diem-f', ['letter']],
  ['a b a b', 'dieu-1.diem-a--2', ['repeat']],
])('điểm %s are checked by the Vietnamese order', (letters, provision, codes) => {
  const points = letters.split(' ').map((one) => `${one}) Nội dung ${one}.`)
  const { warnings } = parse(`Điều 1. Tên\n${points.join('\n')}`)
  expect(warnings.map(({ code }) => code)).toEqual(codes)
  if (provision) expect(warnings[0]?.provision).toBe(provision)
})

test('group lines stand between điều and khoản, whose numbers start again below them', () => {
  const text = `Điều 1. Mức chi
I. Chi trong nước
1. Một.
2. Hai.
II. Chi ngoài nước
1. Một.
A. Không phải nhóm tiếp theo
Điều 2. Khác
A- Nhóm A
I. Nhóm con
1. Một.`
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-1.muc-i',
    'dieu-1.muc-i.khoan-1',
    'dieu-1.muc-i.khoan-2',
    'dieu-1.muc-ii',
    'dieu-1.muc-ii.khoan-1',
    'dieu-1.muc-a',
    'dieu-2',
    'dieu-2.muc-a',
    'dieu-2.muc-a.muc-i',
    'dieu-2.muc-a.muc-i.khoan-1',
  ])
})

test.each([
  'Điều 5 của Luật này được áp dụng.',
  'Điều 5, Điều 6 Nghị định số 85/2024/NĐ-CP.',
  'Điều 2 Nghị định số 85/2024/NĐ-CP được áp dụng.',
  'Chương II của Luật này.',
  'Mục 3 Chương II Nghị định này.',
  'Phụ lục I ban hành kèm theo Thông tư này.',
  'Phần mềm quản lý văn bản.',
])('a sentence that starts "%s" is no heading', (sentence) => {
  const text = `Điều 1. Áp dụng\n1. Việc này theo:\n${sentence}\nĐiều 2. Hiệu lực\nCó hiệu lực.`
  expect(idsOf(text)).toEqual(['dieu-1', 'dieu-1.khoan-1', 'dieu-2'])
  expect(textOf(text, 'dieu-1.khoan-1')).toContain(sentence)
})

test('page heads, page numbers and broken lines of a PDF leave whole paragraphs', () => {
  const page = `CÔNG BÁO/Số 128/Ngày 27-02-2026
29
Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của Thông tư quy định về mức thu,
chế độ thu, nộp phí
1. Thông tư này quy định về mức thu, chế độ thu, nộp phí thuộc lĩnh vực đường
sắt theo quy định tại điểm
a) khoản 2 Điều 5 của Nghị định số 16/2026/NĐ-CP ngày 14 tháng 01 năm 2026 của
30
Chính phủ và các tổ chức, cá nhân khác có liên quan đến thu, nộp phí thuộc lĩnh
Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Cơ quan: VĂN PHÒNG CHÍNH PHỦ
CÔNG BÁO/Số 128/Ngày 27-02-2026
31
vực đường sắt và các đối tượng khác có liên quan theo quy định tại Nghị định số
29/2025/NĐ-
CP ngày 24 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền
hạn và cơ cấu tổ chức của Bộ Tài chính và các cơ quan khác của Nhà nước trong
lĩnh vực quản lý phí, lệ phí, ngân sách nhà nước, kho bạc nhà nước và các quỹ tài
chính.
2. Thông tư này áp dụng đối với người nộp phí, tổ chức thu phí và các tổ chức,
cá nhân khác có liên quan đến thu, nộp phí thuộc lĩnh vực đường sắt của cả nước
12. Khác.`
  const { provisions, ignored } = parse(page)
  expect(idsOf(page)).toEqual(['dieu-1', 'dieu-1.khoan-1', 'dieu-1.khoan-2'])
  expect(findProvision(provisions, 'dieu-1')?.title).toMatch(/mức thu, chế độ thu, nộp phí$/)
  expect(textOf(page, 'dieu-1.khoan-1')).toMatch(
    /^Thông tư [^\n]*điểm a\) khoản 2 [^\n]*lĩnh vực đường[^\n]*29\/2025\/NĐ-CP ngày[^\n]*tài chính\.$/,
  )
  expect(ignored).toHaveLength(7)
})

test('the two-column head of an official text is kept before the first điều, and warns of nothing', () => {
  const text = `ỦY BAN NHÂN DÂN  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG NGÃI\t\tĐộc lập - Tự do - Hạnh phúc
Số: 1/2026/QĐ-UBND
1. Không phải khoản
Điều 1. Phạm vi
Nội dung.`
  const { provisions, warnings } = parse(text)
  expect(provisions[0]).toMatchObject({ id: 'mo-dau', kind: 'other' })
  expect(provisions[0]?.text.split('\n')).toHaveLength(4)
  expect(idsOf(text)).toEqual(['dieu-1'])
  expect(warnings).toEqual([])
})
