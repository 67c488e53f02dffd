import type { Authority } from '#shared/publication.ts'

/** The 16 documents that report 350/BC-VP of 19 March 2018 cites, as it writes them; oldest first. */
export type CitedDocument = {
  number: string
  issuedOn: string
  issuer: string
  authority: Authority
  type: string
  fields: string[]
  title: string
}

const [ubnd, office] = ['ubnd-tinh', 'van-phong-ubnd-tinh']
const it = ['cong-nghe-thong-tin']
const exchange = ['cong-nghe-thong-tin', 'van-thu-luu-tru']

const cite = (
  number: string,
  issuedOn: string,
  type: string,
  [issuer, authority]: [issuer: string, authority: Authority],
  fields: string[],
  title: string,
): CitedDocument => ({ number, issuedOn, issuer, authority, type, fields, title })

export const citedDocuments: CitedDocument[] = [
  cite(
    '57/2014/QĐ-UBND',
    '2014-11-10',
    'quyet-dinh',
    [ubnd, 'ubnd'],
    exchange,
    'Ban hành Quy định về trao đổi, quản lý văn bản điện tử trên môi trường mạng trong hoạt động của các cơ quan nhà nước tỉnh Quảng Ngãi',
  ),
  cite(
    '1242/KH-UBND',
    '2016-03-22',
    'ke-hoach',
    [ubnd, 'ubnd'],
    it,
    'Xây dựng Chính quyền điện tử tỉnh Quảng Ngãi giai đoạn 2016-2017',
  ),
  cite(
    '2469/VPCP-HC',
    '2016-04-08',
    'cong-van',
    ['van-phong-chinh-phu', 'khac'],
    exchange,
    'Về việc kết nối, liên thông, gửi nhận văn bản điện tử',
  ),
  cite(
    '307/VP-CBTH',
    '2016-04-21',
    'cong-van',
    [office, 'van-phong'],
    exchange,
    'Về việc kết nối, liên thông, gửi, nhận văn bản điện tử',
  ),
  cite(
    '562/KH-VP',
    '2016-06-28',
    'ke-hoach',
    [office, 'van-phong'],
    it,
    'Ứng dụng CNTT năm 2017 của Văn phòng UBND tỉnh',
  ),
  cite(
    '483/STP-VP',
    '2016-08-01',
    'cong-van',
    ['so-tu-phap', 'khac'],
    ['xay-dung-phap-luat'],
    'Đề nghị mở chuyên mục “Góp ý dự thảo văn bản quy phạm pháp luật” trên Cổng Thông tin điện tử tỉnh',
  ),
  cite(
    '115/VP-CBTH',
    '2017-01-24',
    'cong-van',
    [office, 'van-phong'],
    exchange,
    'Đánh giá tình hình sử dụng phần mềm eOffice trong nội bộ Văn phòng',
  ),
  cite(
    '308/QĐ-UBND',
    '2017-02-28',
    'quyet-dinh',
    [office, 'van-phong'],
    it,
    'Ban hành Quy chế hoạt động của Ban Biên tập Cổng thông tin điện tử tỉnh Quảng Ngãi',
  ),
  cite(
    '16/2017/QĐ-UBND',
    '2017-04-19',
    'quyet-dinh',
    [ubnd, 'ubnd'],
    it,
    'Ban hành Quy chế hoạt động của Cổng thông tin điện tử tỉnh Quảng Ngãi',
  ),
  cite(
    '2381/UBND-CBTH',
    '2017-04-25',
    'cong-van',
    [ubnd, 'ubnd'],
    exchange,
    'Hướng dẫn quy trình gửi, nhận văn bản điện tử của Văn phòng Chính phủ',
  ),
  cite(
    '34/QĐ-VP',
    '2017-06-05',
    'quyet-dinh',
    [office, 'van-phong'],
    ['dau-tu-dau-thau', ...it],
    'Phê duyệt dự toán và kế hoạch lựa chọn nhà thầu Gói thầu: nâng cấp phần mềm Trang thông tin điện tử văn bản chỉ đạo điều hành của UBND tỉnh',
  ),
  cite(
    '645/VP-CBTH',
    '2017-06-09',
    'cong-van',
    [office, 'van-phong'],
    exchange,
    'Triển khai gửi, nhận văn bản điện tử qua hệ thống liên thông phần mềm Quản lý văn bản – eOffice',
  ),
  cite(
    '1519/VP-CBTH',
    '2017-11-10',
    'cong-van',
    [office, 'van-phong'],
    it,
    'Triển khai sử dụng phần mềm quản lý CSDL theo dõi thực hiện nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao',
  ),
  cite(
    '1520/VP-CBTH',
    '2017-11-10',
    'cong-van',
    [office, 'van-phong'],
    it,
    'Triển khai chính thức sử dụng phần mềm quản lý CSDL theo dõi thực hiện nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao tại Văn phòng UBND tỉnh',
  ),
  cite(
    '575/UBND-CBTH',
    '2018-01-30',
    'cong-van',
    [office, 'van-phong'],
    it,
    'Triển khai sử dụng phần mềm quản lý cơ sở dữ liệu theo dõi thực hiện nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao',
  ),
  cite(
    '150/STTTT',
    '2018-02-28',
    'cong-van',
    ['so-thong-tin-va-truyen-thong', 'khac'],
    it,
    'Về việc báo cáo đánh giá kết quả thực hiện Kế hoạch số 1242/KH-UBND ngày 22/3/2016 của UBND',
  ),
]
