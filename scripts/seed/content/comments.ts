import type {
  CommenterKind,
  CommentState,
  WithholdReason,
} from '#shared/publication-consultation.ts'

/** Handwritten comments of the demonstration; people and addresses are made up. `day` counts from the window's first day. */
export type SeedComment = {
  to: string
  day: number
  at: string
  provision?: string
  question?: number
  text: string
  name: string
  as?: CommenterKind
  organisation?: string
  hideName?: boolean
  state: CommentState
  reason?: WithholdReason
  note?: string
}

const price = 'quy-dinh-quan-ly-nha-nuoc-ve-gia'
const crops = 'don-gia-boi-thuong-cay-trong'
const tasks = 'quy-che-theo-doi-nhiem-vu'

/** Ten people sent the same letter, some with another greeting or without marks. */
const letter =
  'Kính gửi Sở Tài chính. Chúng tôi là tiểu thương chợ. Đề nghị không bắt hộ bán lẻ kê khai giá trên mạng trong năm đầu, vì phần lớn bà con chưa quen máy tính. Xin cho nộp bản giấy tại Ủy ban nhân dân xã.'
const campaign: SeedComment[] = [
  'Nguyễn Thị Hoa',
  'Lê Văn Bình',
  'Trần Thị Mai',
  'Phạm Văn Đức',
  'Võ Thị Lành',
  'Đinh Thị Sương',
  'Hồ Văn Tín',
  'Bùi Thị Nga',
  'Đặng Văn Phú',
  'Huỳnh Thị Cúc',
].map((name, i) => ({
  to: price,
  day: 9 + (i % 4),
  at: `1${i % 10}:2${i % 6}`,
  provision: 'quy-dinh.dieu-5.khoan-6',
  text:
    i === 4
      ? letter.replace('Chúng tôi là', 'Tôi là')
      : i === 7
        ? 'Kinh gui So Tai chinh. Chung toi la tieu thuong cho. De nghi khong bat ho ban le ke khai gia tren mang trong nam dau, vi phan lon ba con chua quen may tinh. Xin cho nop ban giay tai Uy ban nhan dan xa.'
        : letter,
  name,
  as: 'doanh-nghiep',
  hideName: i % 3 === 0,
  state: i === 0 ? 'shown' : i < 4 ? 'withheld' : 'waiting',
  ...(i > 0 &&
    i < 4 && {
      reason: 'trung' as const,
      note: 'Đã có góp ý cùng nội dung; ý kiến vẫn được tính và tổng hợp.',
    }),
}))

export const comments: SeedComment[] = [
  {
    to: price,
    day: 3,
    at: '09:42',
    provision: 'quy-dinh.dieu-5.khoan-5',
    text: 'Hộ bán lẻ ở chợ xã không quen kê khai trên mạng. Đề nghị cho nộp bản giấy tại UBND xã trong năm đầu.',
    name: 'Trần Thị Bé',
    as: 'doanh-nghiep',
    organisation: 'Hộ kinh doanh Bé Tám, chợ Nghĩa Hành',
    state: 'shown',
  },
  {
    to: price,
    day: 2,
    at: '14:05',
    provision: 'quy-dinh.dieu-3.khoan-2.diem-b',
    text: 'Nên ghi rõ đầu mối ở cấp xã là phòng nào để doanh nghiệp biết nơi nộp.',
    name: 'Lâm Quốc Việt',
    hideName: true,
    state: 'shown',
  },
  {
    to: price,
    day: 4,
    at: '08:10',
    provision: 'quy-dinh.dieu-3.khoan-2.diem-b',
    text: 'Điểm b giao “tiếp nhận hồ sơ kê khai giá theo phân công tại Phụ lục I” nhưng Phụ lục I ghi “UBND cấp xã đối với tổ chức, đơn vị thuộc xã quản lý”. Đề nghị làm rõ thế nào là “thuộc xã quản lý”: theo trụ sở, theo giấy phép hay theo nơi bán hàng.',
    name: 'Ngô Thanh Hải',
    as: 'chuyen-gia',
    organisation: 'Hội Luật gia tỉnh',
    state: 'shown',
  },
  {
    to: price,
    day: 5,
    at: '19:31',
    question: 1,
    text: 'Thuận tiện cho người bán ở xa trung tâm, nhưng cán bộ xã cần được tập huấn trước. Năm ngoái tôi lên xã hỏi thì không ai biết mẫu biểu.',
    name: 'Đinh Văn Rê',
    state: 'shown',
  },
  {
    to: price,
    day: 6,
    at: '10:18',
    question: 2,
    text: 'Trước ngày 31 tháng 01 là sát Tết. Đề nghị lùi sang 28 tháng 02 để các xã kịp rà soát.',
    name: 'Phan Thị Thu Hà',
    as: 'co-quan-nha-nuoc',
    organisation: 'UBND xã Trà Bồng',
    state: 'shown',
  },
  {
    to: price,
    day: 6,
    at: '10:55',
    provision: 'quy-dinh.dieu-5.khoan-5',
    text: 'Đồng ý với dự thảo. Một danh sách chung cho cả tỉnh là cần thiết sau khi sáp nhập.',
    name: 'Y Blái',
    state: 'shown',
  },
  {
    to: price,
    day: 7,
    at: '07:45',
    provision: 'quy-dinh.dieu-7',
    text: 'Giá nước sạch nông thôn ở xã tôi ba năm nay chưa điều chỉnh nhưng nước yếu. Đề nghị quy định rõ: chất lượng không đạt thì không được tăng giá.',
    name: 'Cao Thị Liễu',
    state: 'shown',
  },
  {
    to: price,
    day: 7,
    at: '21:12',
    provision: 'quy-dinh.dieu-8.khoan-2.diem-b',
    text: 'Điểm b dùng ký hiệu b1, b2 cho hai đoạn, khó viện dẫn. Đề nghị tách thành điểm riêng theo quy định về kỹ thuật trình bày.',
    name: 'Nguyễn Hoàng Long',
    as: 'chuyen-gia',
    state: 'shown',
  },
  {
    to: price,
    day: 8,
    at: '15:20',
    provision: 'quy-dinh.dieu-9.khoan-3',
    text: 'Nên ghi thời hạn trả lời khi không điều chỉnh giá, ví dụ 15 ngày làm việc. “Theo quy định” thì người dân không biết là bao lâu.',
    name: 'Công ty TNHH Cấp nước Sa Huỳnh',
    as: 'doanh-nghiep',
    organisation: 'Công ty TNHH Cấp nước Sa Huỳnh',
    state: 'shown',
  },
  {
    to: price,
    day: 8,
    at: '16:40',
    provision: 'dieu-2.khoan-1',
    text: 'Đề nghị cho hiệu lực sau 30 ngày để các cơ sở in lại bảng giá.',
    name: 'Hiệp hội Du lịch tỉnh',
    as: 'to-chuc',
    organisation: 'Hiệp hội Du lịch tỉnh',
    state: 'shown',
  },
  {
    to: price,
    day: 9,
    at: '06:58',
    text: 'Gop y chung: nen co mot so dien thoai de hoi khi khong biet mat hang cua minh co phai ke khai hay khong. Ba con o dao Ly Son di lai kho.',
    name: 'Bui Van Tan',
    state: 'shown',
  },
  {
    to: price,
    day: 9,
    at: '11:11',
    text: 'Cảm ơn Sở đã viết tóm tắt dễ hiểu 👍. Mong các dự thảo khác cũng làm như vậy.',
    name: 'Mai Anh',
    hideName: true,
    state: 'shown',
  },
  {
    to: price,
    day: 10,
    at: '09:00',
    provision: 'quy-dinh.dieu-4',
    // Typed on a keyboard that splits marks from letters.
    text: 'Đề nghị nói rõ khi nào thì bình ổn giá gạo, xăng ở đảo Lý Sơn lúc có bão kéo dài.'.normalize(
      'NFD',
    ),
    name: 'Võ Minh Tâm',
    state: 'shown',
  },
  {
    to: price,
    day: 10,
    at: '13:37',
    provision: 'quy-dinh.dieu-13',
    text: 'Kiểm tra giá nên báo trước cho hộ kinh doanh nhỏ, trừ khi có đơn tố cáo. <b>Đề nghị xem lại</b> & ghi rõ.',
    name: 'Trương Công Định',
    state: 'shown',
  },
  {
    to: price,
    day: 11,
    at: '20:05',
    provision: 'quy-dinh.dieu-12',
    text: 'Báo cáo giá thị trường hằng tháng của xã nên gửi qua phần mềm, bỏ bản giấy có dấu đỏ.',
    name: 'Lê Thị Kim Oanh',
    as: 'co-quan-nha-nuoc',
    organisation: 'UBND phường Trương Quang Trọng',
    state: 'shown',
  },
  {
    to: price,
    day: 12,
    at: '08:30',
    text: 'Con đường trước nhà tôi ngập mỗi khi mưa, đề nghị tỉnh sửa.',
    name: 'Nguyễn Văn Sáu',
    state: 'withheld',
    reason: 'ngoai-pham-vi',
    note: 'Ý kiến về đường đã chuyển UBND phường. Ông/bà có thể gửi phản ánh kèm địa chỉ cụ thể cho phường.',
  },
  {
    to: price,
    day: 12,
    at: '22:48',
    text: 'Cần bán đất nền gần cảng Dung Quất, giá đầu tư, liên hệ chính chủ.',
    name: 'Anh Tuấn BĐS',
    state: 'withheld',
    reason: 'quang-cao',
  },
  {
    to: price,
    day: 13,
    at: '17:02',
    provision: 'quy-dinh.dieu-5.khoan-4',
    text: 'Nhà thuốc của bà K. ở số 12 đường Lê Lợi bán cao hơn giá kê khai, số điện thoại bà ấy là 0905 000 111, các anh chị xuống kiểm tra đi.',
    name: 'Một khách hàng',
    hideName: true,
    state: 'withheld',
    reason: 'lo-thong-tin',
    note: 'Góp ý nêu tên, địa chỉ và số điện thoại của người khác nên không công khai. Phản ánh về nhà thuốc đã chuyển Sở Y tế.',
  },
  {
    to: price,
    day: 14,
    at: '07:20',
    provision: 'quy-dinh.dieu-5.khoan-3',
    text: 'Mẫu kê khai dài 4 trang. Đề nghị có mẫu rút gọn cho hộ bán dưới 10 mặt hàng. Cần hỏi gọi tôi 0914 000 222.',
    name: 'Tạ Thị Nhung',
    as: 'doanh-nghiep',
    state: 'waiting',
  },
  {
    to: price,
    day: 15,
    at: '10:10',
    provision: 'quy-dinh.dieu-10.khoan-3',
    text: 'Xã chúng tôi có 3 công chức làm kinh tế. Đề nghị Sở hỗ trợ phần mềm thu thập giá, không giao thêm báo cáo giấy.',
    name: 'A Thương',
    as: 'co-quan-nha-nuoc',
    organisation: 'UBND xã Măng Đen',
    state: 'waiting',
  },
  {
    to: price,
    day: 15,
    at: '23:55',
    text: 'de nghi giam gia xang',
    name: 'khong ten',
    hideName: true,
    state: 'waiting',
  },
  ...campaign,
  {
    to: crops,
    day: 4,
    at: '09:15',
    provision: 'dieu-2.khoan-2.diem-b',
    text: 'Keo trồng dày là theo hướng dẫn của khuyến nông trước đây. Đề nghị tính 60% thay vì 30%.',
    name: 'Phạm Văn Trường',
    state: 'shown',
  },
  {
    to: crops,
    day: 8,
    at: '14:44',
    provision: 'dieu-3.khoan-1',
    text: 'Giá công bố hằng quý chậm hơn giá chợ. Đề nghị lấy giá bình quân tháng gần nhất.',
    name: 'Hội Nông dân xã Bình Sơn',
    as: 'to-chuc',
    organisation: 'Hội Nông dân xã Bình Sơn',
    state: 'shown',
  },
  {
    to: crops,
    day: 12,
    at: '16:00',
    provision: 'dieu-2.khoan-2.diem-c',
    text: 'Cây cảnh lâu năm di chuyển dễ chết, nên tính thêm hai năm chăm sóc.',
    name: 'Lê Đức Thọ',
    state: 'shown',
  },
  {
    to: tasks,
    day: 3,
    at: '08:00',
    provision: 'quy-che.dieu-3.khoan-2',
    text: 'Bổ sung: khi xin gia hạn phải báo cáo khối lượng đã làm.',
    name: 'UBND phường Cẩm Thành',
    as: 'co-quan-nha-nuoc',
    organisation: 'UBND phường Cẩm Thành',
    state: 'shown',
  },
  {
    to: tasks,
    day: 6,
    at: '10:30',
    provision: 'quy-che.dieu-2.khoan-2',
    text: 'Ghi rõ cập nhật trong ngày, tránh dồn cuối tháng.',
    name: 'Hồ Thị Diễm',
    state: 'shown',
  },
  {
    to: tasks,
    day: 10,
    at: '15:05',
    provision: 'quy-che.dieu-4.khoan-1',
    text: '05 ngày làm việc là ngắn với việc liên quan nhiều xã. Đề nghị 10 ngày.',
    name: 'Sở Xây dựng',
    as: 'co-quan-nha-nuoc',
    organisation: 'Sở Xây dựng',
    state: 'shown',
  },
  {
    to: tasks,
    day: 20,
    at: '11:25',
    text: 'Nên tăng biên chế cho phòng theo dõi nhiệm vụ.',
    name: 'Trần Quang',
    hideName: true,
    state: 'shown',
  },
]
