/** Agencies that stand on documents and have a page; `order` is the protocol's, communes follow by name. */
export type AgencyContent = {
  slug: string
  title: string
  shortName: string
  level: 'trung-uong' | 'tinh' | 'so-nganh'
  order: number
  summary?: string
  validFrom?: string
  validTo?: string
  successors?: string[]
}

type Line = [slug: string, title: string, shortName: string, summary: string]

const specialised: Line[] = [
  [
    'van-phong-ubnd-tinh',
    'Văn phòng Ủy ban nhân dân tỉnh',
    'Văn phòng UBND tỉnh',
    'Tham mưu, phục vụ UBND tỉnh và Chủ tịch UBND tỉnh; quản lý Cổng Thông tin điện tử tỉnh; kiểm soát thủ tục hành chính.',
  ],
  [
    'so-noi-vu',
    'Sở Nội vụ',
    'Sở Nội vụ',
    'Tổ chức bộ máy, cán bộ, công chức; lao động, tiền lương, việc làm, người có công; thi đua, khen thưởng; văn thư, lưu trữ.',
  ],
  [
    'so-tai-chinh',
    'Sở Tài chính',
    'Sở Tài chính',
    'Ngân sách, giá, tài sản công; kế hoạch, đầu tư, đấu thầu; đăng ký doanh nghiệp, hợp tác xã.',
  ],
  [
    'so-xay-dung',
    'Sở Xây dựng',
    'Sở Xây dựng',
    'Quy hoạch, xây dựng, nhà ở, hạ tầng; giao thông vận tải, an toàn giao thông.',
  ],
  [
    'so-nong-nghiep-va-moi-truong',
    'Sở Nông nghiệp và Môi trường',
    'Sở Nông nghiệp và Môi trường',
    'Nông nghiệp, lâm nghiệp, thủy sản, thủy lợi, phòng chống thiên tai; đất đai, tài nguyên nước, khoáng sản, môi trường.',
  ],
  [
    'so-van-hoa-the-thao-va-du-lich',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Văn hóa, gia đình, thể thao, du lịch; báo chí, xuất bản.',
  ],
  [
    'so-khoa-hoc-va-cong-nghe',
    'Sở Khoa học và Công nghệ',
    'Sở Khoa học và Công nghệ',
    'Khoa học, công nghệ, đổi mới sáng tạo; bưu chính, viễn thông, chuyển đổi số.',
  ],
  [
    'thanh-tra-tinh',
    'Thanh tra tỉnh',
    'Thanh tra tỉnh',
    'Thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo; phòng, chống tham nhũng, tiêu cực.',
  ],
  [
    'so-giao-duc-va-dao-tao',
    'Sở Giáo dục và Đào tạo',
    'Sở Giáo dục và Đào tạo',
    'Giáo dục mầm non, phổ thông, thường xuyên; giáo dục nghề nghiệp.',
  ],
  [
    'so-y-te',
    'Sở Y tế',
    'Sở Y tế',
    'Khám, chữa bệnh, y tế dự phòng, dân số; dược, an toàn thực phẩm; bảo trợ xã hội, trẻ em.',
  ],
  [
    'so-cong-thuong',
    'Sở Công Thương',
    'Sở Công Thương',
    'Công nghiệp, năng lượng, thương mại, xuất nhập khẩu, bảo vệ người tiêu dùng.',
  ],
  [
    'so-dan-toc-va-ton-giao',
    'Sở Dân tộc và Tôn giáo',
    'Sở Dân tộc và Tôn giáo',
    'Công tác dân tộc, tín ngưỡng, tôn giáo.',
  ],
  [
    'so-tu-phap',
    'Sở Tư pháp',
    'Sở Tư pháp',
    'Xây dựng, thẩm định, phổ biến pháp luật; hộ tịch, công chứng, luật sư, đấu giá; tổng hợp ý kiến về dự thảo văn bản.',
  ],
  [
    'so-ngoai-vu',
    'Sở Ngoại vụ',
    'Sở Ngoại vụ',
    'Đối ngoại, biên giới lãnh thổ, người Việt Nam ở nước ngoài.',
  ],
]

const central: [...Line, ended?: string, successors?: string[]][] = [
  ['uy-ban-thuong-vu-quoc-hoi', 'Ủy ban Thường vụ Quốc hội', 'Ủy ban Thường vụ Quốc hội', ''],
  ['van-phong-chinh-phu', 'Văn phòng Chính phủ', 'Văn phòng Chính phủ', ''],
  ['bo-noi-vu', 'Bộ Nội vụ', 'Bộ Nội vụ', ''],
  ['bo-tai-chinh', 'Bộ Tài chính', 'Bộ Tài chính', ''],
  [
    'bo-ke-hoach-va-dau-tu',
    'Bộ Kế hoạch và Đầu tư',
    'Bộ Kế hoạch và Đầu tư',
    '',
    '2025-02-28',
    ['bo-tai-chinh'],
  ],
  [
    'bo-lao-dong-thuong-binh-va-xa-hoi',
    'Bộ Lao động - Thương binh và Xã hội',
    'Bộ Lao động - Thương binh và Xã hội',
    '',
    '2025-02-28',
    ['bo-noi-vu'],
  ],
]

/** Closed in 2025; documents of their time keep their names. */
const former: [slug: string, title: string, successor: string][] = [
  ['so-thong-tin-va-truyen-thong', 'Sở Thông tin và Truyền thông', 'so-khoa-hoc-va-cong-nghe'],
  ['so-ke-hoach-va-dau-tu', 'Sở Kế hoạch và Đầu tư', 'so-tai-chinh'],
  ['so-giao-thong-van-tai', 'Sở Giao thông vận tải', 'so-xay-dung'],
  ['so-lao-dong-thuong-binh-va-xa-hoi', 'Sở Lao động - Thương binh và Xã hội', 'so-noi-vu'],
  [
    'so-nong-nghiep-va-phat-trien-nong-thon',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'so-nong-nghiep-va-moi-truong',
  ],
  ['so-tai-nguyen-va-moi-truong', 'Sở Tài nguyên và Môi trường', 'so-nong-nghiep-va-moi-truong'],
  ['ban-dan-toc-tinh', 'Ban Dân tộc tỉnh', 'so-dan-toc-va-ton-giao'],
]

/** Successors before those they succeed, since a relation needs its target. */
export const agencies: AgencyContent[] = [
  ...central.map(([slug, title, shortName, , ended, successors], i) => ({
    slug,
    title,
    shortName,
    level: 'trung-uong' as const,
    order: 10 + i,
    ...(ended && { validTo: ended }),
    ...(successors && { successors }),
  })),
  {
    slug: 'ubnd-tinh',
    title: 'Ủy ban nhân dân tỉnh Quảng Ngãi',
    shortName: 'UBND tỉnh',
    level: 'tinh',
    order: 100,
    summary:
      'Cơ quan hành chính nhà nước ở tỉnh. Chủ tịch UBND tỉnh ban hành văn bản theo thẩm quyền riêng.',
  },
  ...specialised.map(([slug, title, shortName, summary], i) => ({
    slug,
    title,
    shortName,
    summary,
    level: 'so-nganh' as const,
    order: 201 + i,
  })),
  {
    slug: 'ubnd-tinh-kon-tum',
    title: 'Ủy ban nhân dân tỉnh Kon Tum',
    shortName: 'UBND tỉnh Kon Tum',
    level: 'tinh',
    order: 300,
    validTo: '2025-06-30',
    successors: ['ubnd-tinh'],
  },
  ...former.map(([slug, title, successor], i) => ({
    slug,
    title,
    shortName: title,
    level: 'so-nganh' as const,
    order: 301 + i,
    validTo: '2025-02-28',
    successors: [successor],
  })),
]
