import { expect, test } from 'vitest'
import { findProvision } from '#shared/provisions/tree.ts'
import { codesOf, idsOf, parse } from './provisions/read.ts'

const textOf = (text: string, id: string) => findProvision(parse(text).provisions, id)?.text

const decision = `QUYẾT ĐỊNH
Căn cứ Luật Giá;
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
`

test('an attached regulation starts again at Điều 1 under its own prefix', () => {
  const text = `${decision}QUY CHẾ
LÀM VIỆC CỦA ỦY BAN NHÂN DÂN
(Ban hành kèm theo Quyết định số 1/2026/QĐ-UBND)
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Một.
đ) Điểm.
TM. ỦY BAN NHÂN DÂN
QUY CHẾ PHỐI HỢP
(Kèm theo Quyết định số 1/2026/QĐ-UBND)
Điều 1. Nguyên tắc
Các sở phối hợp.`
  const { provisions } = parse(text)
  expect(provisions.map(({ id }) => id)).toEqual([
    'mo-dau',
    'dieu-1',
    'dieu-2',
    'ket-thuc',
    'quy-che',
    'quy-che-2',
  ])
  expect(findProvision(provisions, 'quy-che.dieu-1.khoan-1.diem-dd')?.text).toBe('Điểm.')
  expect(findProvision(provisions, 'quy-che.chuong-i')?.title).toBe('NHỮNG QUY ĐỊNH CHUNG')
  expect(findProvision(provisions, 'quy-che.ket-thuc')?.text).toBe('TM. ỦY BAN NHÂN DÂN')
  expect(findProvision(provisions, 'quy-che-2')?.title).toBe('PHỐI HỢP')
  expect(findProvision(provisions, 'quy-che-2.dieu-1')?.text).toBe('Các sở phối hợp.')
})

test('an attached text without a name still has its own addresses, and is warned of', () => {
  const text = `${decision}Điều 1. Phạm vi\nNội dung.\nĐiều 2. Đối tượng\nNội dung.`
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'dieu-2',
    'kem-theo',
    'kem-theo.dieu-1',
    'kem-theo.dieu-2',
  ])
  expect(codesOf(text)).toEqual(['attachment-unnamed'])
})

test('an appendix whose heading is printed on every page is one; forms keep their numbers', () => {
  const text = `${decision}Phụ lục I
DANH MỤC
(Kèm theo Quyết định số 1/2026/QĐ-UBND)
1. Xăng
Phụ lục I
2. Dầu
PHỤ LỤC II: BIỂU MẪU
Mẫu số 01/TK
TỜ KHAI
Điều 5. Của luật khác
Mẫu số 02`
  expect(idsOf(text).slice(2)).toEqual(['phu-luc-i', 'phu-luc-ii', 'mau-01-tk', 'mau-02'])
  expect(textOf(text, 'phu-luc-i')).toMatch(/1\. Xăng\n2\. Dầu$/)
  expect(textOf(text, 'mau-01-tk')).toBe('Điều 5. Của luật khác')
  expect(parse(text).ignored).toEqual(['Phụ lục I'])
})

test('a model contract in an appendix has điều of its own; the text may go on after an appendix', () => {
  const text = `Điều 1. Một
Nội dung.
PHỤ LỤC I
HỢP ĐỒNG MẪU
Điều 1. Bên A
1. Trả tiền.
Điều 2. Bên B
1. Giao hàng.
PHỤ LỤC II
DANH MỤC
Điều 2. Hai
Nội dung.`
  expect(idsOf(text)).toEqual([
    'dieu-1',
    'phu-luc-i',
    'phu-luc-i.dieu-1',
    'phu-luc-i.dieu-1.khoan-1',
    'phu-luc-i.dieu-2',
    'phu-luc-i.dieu-2.khoan-1',
    'phu-luc-ii',
    'dieu-2',
  ])
})
