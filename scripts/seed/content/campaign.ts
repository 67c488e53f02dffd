import { price, type SeedComment } from './comment.ts'

/** Ten people sent the same letter, one in capitals in part, one without marks. */
const letter =
  'Kính gửi Sở Tài chính. Chúng tôi là tiểu thương chợ. Đề nghị không bắt hộ bán lẻ kê khai giá trên mạng trong năm đầu, vì phần lớn bà con chưa quen máy tính. Xin cho nộp bản giấy tại Ủy ban nhân dân xã.'
export const campaign: SeedComment[] = [
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
      ? letter.replace('Đề nghị không bắt', 'ĐỀ NGHỊ KHÔNG BẮT')
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
