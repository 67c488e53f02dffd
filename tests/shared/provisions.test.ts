import { expect, test } from 'vitest'
import { findProvision, flattenProvisions } from '#shared/provisions/tree.ts'
import {
  articleNumbers,
  codified,
  outline,
  parse,
  sample,
  words,
  wordsRead,
} from './provisions/read.ts'

/** Written by hand from the printed decision. */
const draftOutline = `Phần mở đầu
Điều 1
Điều 2. Hiệu lực thi hành
  1.
  2.
Điều 3
Phần ký
Quy định. QUẢN LÝ NHÀ NƯỚC VỀ GIÁ TRÊN ĐỊA BÀN TỈNH THÁI NGUYÊN
  Chương I. QUY ĐỊNH CHUNG
    Điều 1. Phạm vi điều chỉnh
      1.
      2.
    Điều 2. Đối tượng áp dụng
    Điều 3. Nội dung quản lý nhà nước về giá trên địa bàn tỉnh Thái Nguyên
      1.
      2. a b
  Chương II. QUY ĐỊNH CỤ THỂ
    Mục 1. BÌNH ỔN GIÁ, KÊ KHAI GIÁ
      Điều 4. Bình ổn giá
        1.
        2. a b
        3. a b c
        4.
      Điều 5. Kê khai giá
        1.
        2.
        3.
        4.
        5.
        6.
      Điều 6. Kiểm tra yếu tố hình thành giá
    Mục 2. ĐỊNH GIÁ, ĐIỀU CHỈNH GIÁ
      Điều 7. Hàng hóa, dịch vụ thuộc thẩm quyền định giá của Ủy ban nhân dân tỉnh
        1.
        2.
        3.
      Điều 8. Phương pháp định giá, phương án giá, cập nhật cơ sở dữ liệu về giá
        1.
        2. a b b1 b2 c
        3.
      Điều 9. Điều chỉnh giá hàng hoá, dịch vụ do nhà nước định giá
        1.
        2.
        3.
    Mục 3. TỔNG HỢP, PHÂN TÍCH, DỰ BÁO GIÁ CẢ THỊ TRƯỜNG
      Điều 10. Trách nhiệm của các cơ quan, đơn vị, địa phương và các tổ chức cá nhân có liên quan trong công tác tổng hợp, phân tích, dự báo giá cả thị trường
        1. a b
        2.
        3.
      Điều 11. Danh mục hàng hoá thực hiện thu thập thông tin và cơ quan, đơn vị thực hiện tổng hợp, phân tích, báo cáo giá thị trường
        1.
        2.
        3.
      Điều 12. Hình thức, thời gian gửi báo cáo
        1. a b c d
        2.
        3.
  Chương III. KIỂM TRA VỀ GIÁ VÀ TỔ CHỨC THỰC HIỆN
    Điều 13. Kiểm tra về giá
      1.
      2.
      3.
    Điều 14. Tổ chức thực hiện
      1.
      2. a b
      3.
Phụ lục I. THẨM QUYỀN TIẾP NHẬN KÊ KHAI GIÁ VÀ CƠ QUAN THAM MƯU QUY ĐỊNH ĐẶC ĐIỂM KINH TẾ - KỸ THUẬT ĐỐI VỚI HÀNG HOÁ, DỊCH VỤ ĐẶC THÙ TRÊN ĐỊA BÀN TỈNH THÁI NGUYÊN
Phụ lục II. CÁC CƠ QUAN, ĐƠN VỊ THAM MƯU XÂY DỰNG, THẨM ĐỊNH, TRÌNH PHƯƠNG ÁN GIÁ HÀNG HOÁ, DỊCH VỤ THUỘC THẨM QUYỀN QUYẾT ĐỊNH GIÁ CỦA UBND TỈNH THÁI NGUYÊN
`

const draft = sample('du-thao-quyet-dinh-quan-ly-gia.txt')

test('a decision with its attached regulation is read whole, every điều, khoản and điểm', () => {
  const { provisions, warnings, ignored } = parse(draft)
  expect(outline(provisions)).toBe(draftOutline)
  expect(warnings).toEqual([])
  expect(ignored).toEqual([])
})

test('both parts have their own addresses, and tables of appendices make none', () => {
  const { provisions } = parse(draft)
  expect(findProvision(provisions, 'dieu-2.khoan-1')?.text).toMatch(/^Quyết định này có hiệu lực/)
  expect(findProvision(provisions, 'quy-dinh.dieu-2')?.text).toMatch(/^Cơ quan nhà nước/)
  expect(findProvision(provisions, 'quy-dinh.dieu-8.khoan-2.diem-b1')?.label).toBe('Điểm b1')
  expect(findProvision(provisions, 'quy-dinh.chuong-ii.muc-3')?.kind).toBe('section')
  expect(findProvision(provisions, 'phu-luc-i')?.children).toEqual([])
  const all = flattenProvisions(provisions)
  expect(all.filter(({ kind }) => kind === 'clause')).toHaveLength(40)
  expect(all.filter(({ kind }) => kind === 'point')).toHaveLength(20)
})

test('paragraphs without a number stay with the khoản they follow', () => {
  const clause = findProvision(parse(draft).provisions, 'quy-dinh.dieu-5.khoan-4')
  expect(clause?.text.split('\n').map((one) => one.slice(0, 8))).toEqual([
    'Đối tượn',
    'Riêng đố',
    'Đối với ',
  ])
})

test('every điều of 300 codified documents is found and none invented in at least 98 % of them, no word lost', () => {
  const documents = codified()
  const wrong = documents.filter(({ articles }) => {
    const text = articles.map((one) => `${one.source}. ${one.heading}\n${one.body}`).join('\n')
    const { read, ignored } = wordsRead(text)
    expect(read.length + ignored.length).toBe(words(text).length)
    const printed = articles.map(({ source }) => source.normalize('NFC').replace(/^\(?Điều /, ''))
    return articleNumbers(parse(text).provisions).sort().join() !== printed.sort().join()
  })
  // Both print a điều within another one's body: an amended wording, and one that the codification left out.
  expect(wrong.map(({ doc }) => doc)).toEqual(['35/2006/NĐ-CP', '22/2018/TT-BNNPTNT'])
  expect(documents).toHaveLength(300)
})

test('the lines of a gazette page become paragraphs; quoted articles of an amendment stay text', () => {
  const { provisions, warnings, ignored } = parse(sample('cong-bao-04-2023-tt-bldtbxh.txt'))
  expect(outline(provisions)).toBe(`Phần mở đầu
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 12/2017/TT-BLĐTBXH ngày 20 tháng 4 năm 2017 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội quy định khối lượng kiến thức tối thiểu, yêu cầu về năng lực mà người học đạt được sau khi tốt nghiệp trình độ trung cấp, trình độ cao đẳng
  1.
  2.
  3.
  5.
Điều 2. Tổ chức thực hiện
Điều 3. Hiệu lực thi hành
  1.
  2.
  3.
Phần ký
Phụ lục. Mẫu Quy định khối lượng kiến thức tối thiểu, yêu cầu về năng lực mà người học đạt được sau khi tốt nghiệp trình độ trung cấp, cao đẳng
`)
  expect(warnings.map(({ code, provision }) => [code, provision])).toEqual([
    ['gap', 'dieu-1.khoan-5'],
  ])
  expect(ignored).toContain('CÔNG BÁO/Số 779 + 780/Ngày 25-6-2023')
  const last = findProvision(provisions, 'dieu-3.khoan-1')
  expect(last?.text).toBe('Thông tư này có hiệu lực kể từ ngày 30 tháng 7 năm 2023.')
})
