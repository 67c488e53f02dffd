import { parseProvisions } from '#shared/provisions.ts'

/** A decision with an attached Quy định and an appendix, shortened: two Điều 1 with ids of their own. */
const text = `ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
QUYẾT ĐỊNH
Ban hành Quy định quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi
Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;
Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2027.
2. Quyết định số 44/2024/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
QUY ĐỊNH
Quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi
(Ban hành kèm theo Quyết định số /2026/QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy định này quy định việc quản lý nhà nước về giá thuộc thẩm quyền của các cơ quan, đơn vị, địa phương và các tổ chức, cá nhân liên quan đến việc thực hiện pháp luật về giá trên địa bàn tỉnh Quảng Ngãi.
2. Những nội dung về quản lý nhà nước về giá không quy định tại Quy định này thì áp dụng theo quy định của Luật Giá.
Điều 2. Đối tượng áp dụng
Cơ quan nhà nước, các đơn vị, địa phương; các tổ chức, cá nhân kinh doanh hàng hóa, dịch vụ; người tiêu dùng.
Điều 3. Nội dung quản lý nhà nước về giá
1. Ủy ban nhân dân tỉnh thực hiện chức năng quản lý nhà nước về giá trên địa bàn tỉnh.
2. Trách nhiệm của Sở Tài chính; các Sở, ngành quản lý ngành, lĩnh vực; Ủy ban nhân dân cấp xã
a) Căn cứ nhiệm vụ được phân công, kiểm tra việc chấp hành pháp luật về giá <b>khi cần</b>.
b) Tiếp nhận hồ sơ kê khai giá theo phân công tại Phụ lục I kèm theo Quyết định này; thẩm định phương án giá hàng hoá, dịch vụ trình Ủy ban nhân dân tỉnh quyết định.
Chương II
QUY ĐỊNH CỤ THỂ
Điều 4. Bình ổn giá
1. Danh mục hàng hoá, dịch vụ thực hiện bình ổn giá theo quy định của Luật Giá.
2. Sở Tài chính chủ trì tham mưu biện pháp bình ổn giá.
Điều 5. Kê khai giá
1. Danh mục hàng hóa, dịch vụ thực hiện kê khai giá theo quy định của Chính phủ.
2. Định kỳ hằng năm (chậm nhất là ngày 31 tháng 01 năm sau), cơ quan tiếp nhận kê khai giá rà soát, tổng hợp danh sách các đơn vị kê khai giá thuộc thẩm quyền tiếp nhận gửi Sở Tài chính.
PHỤ LỤC I
PHÂN CÔNG TIẾP NHẬN KÊ KHAI GIÁ
Sở Công Thương tiếp nhận kê khai giá xăng, dầu, khí hóa lỏng.
Ủy ban nhân dân cấp xã tiếp nhận kê khai giá của hộ bán lẻ trên địa bàn.`

export const { provisions } = parseProvisions(text.split('\n').map((line) => ({ text: line })))
