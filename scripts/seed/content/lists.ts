/** Short lists of the demonstration: slug and title, in the order they are shown. */

export const fieldsOfLaw: [slug: string, title: string][] = [
  ['cai-cach-hanh-chinh', 'Cải cách hành chính'],
  ['can-bo-cong-chuc', 'Cán bộ, công chức, viên chức'],
  ['cong-nghe-thong-tin', 'Công nghệ thông tin, chuyển đổi số'],
  ['dan-toc-ton-giao', 'Dân tộc, tôn giáo'],
  ['dat-dai-moi-truong', 'Đất đai, môi trường'],
  ['dau-tu-dau-thau', 'Đầu tư, đấu thầu'],
  ['giao-duc-dao-tao', 'Giáo dục, đào tạo'],
  ['giao-thong-xay-dung', 'Giao thông, xây dựng'],
  ['lao-dong-viec-lam', 'Lao động, việc làm'],
  ['bao-hiem', 'Bảo hiểm xã hội, bảo hiểm y tế'],
  ['nong-nghiep', 'Nông nghiệp, phòng chống thiên tai'],
  ['tai-chinh-ngan-sach', 'Tài chính, ngân sách'],
  ['van-hoa-du-lich', 'Văn hóa, thể thao, du lịch'],
  ['van-thu-luu-tru', 'Văn thư, lưu trữ'],
  ['xay-dung-phap-luat', 'Xây dựng pháp luật'],
  ['y-te', 'Y tế'],
]

export const sections: [slug: string, title: string, summary: string][] = [
  ['tin-hoat-dong', 'Tin hoạt động', 'Việc của tỉnh, của các xã, phường, đặc khu.'],
  ['cai-cach-hanh-chinh', 'Cải cách hành chính', 'Thủ tục, hồ sơ, nơi nộp và thời hạn.'],
  ['chuyen-doi-so', 'Chuyển đổi số', 'Văn bản điện tử, dịch vụ qua mạng, cách dùng cổng.'],
  ['giao-duc', 'Giáo dục', 'Trường lớp, chính sách cho học sinh.'],
  ['y-te', 'Y tế', 'Khám, chữa bệnh, bảo hiểm y tế, phòng bệnh.'],
  [
    'nong-nghiep-va-moi-truong',
    'Nông nghiệp và môi trường',
    'Sản xuất, nghề cá, đất đai, thiên tai.',
  ],
  ['van-hoa-du-lich', 'Văn hóa, du lịch', 'Di sản, làng nghề, điểm đến.'],
]

/** One account for each role; the drafter's and the synthesiser's agencies as in the demonstration. */
export const accounts: [role: string, name: string, agency?: string][] = [
  ['admin', 'Đặng Quốc Bảo'],
  ['webmaster', 'Phạm Thị Ngọc Ánh', 'van-phong-ubnd-tinh'],
  ['editor', 'Nguyễn Hoài An', 'van-phong-ubnd-tinh'],
  ['chief-editor', 'Trần Minh Tâm', 'van-phong-ubnd-tinh'],
  ['clerk', 'Lê Thị Thu Hà', 'van-phong-ubnd-tinh'],
  ['drafter', 'Võ Văn Hải', 'so-tai-chinh'],
  ['synthesiser', 'Y Lan', 'so-tu-phap'],
]
