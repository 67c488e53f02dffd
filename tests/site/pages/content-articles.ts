import type { PublicationOf } from '#shared/publication.ts'
import { base, picture } from './content-parts.ts'

const article = (
  id: string,
  title: string,
  day: string,
  section: string,
  more: Partial<PublicationOf<'article'>> = {},
): PublicationOf<'article'> => ({
  kind: 'article',
  ...base(id),
  publishedAt: `${day}T01:00:00.000Z`,
  updatedAt: `${day}T02:00:00.000Z`,
  title,
  section,
  summary:
    'Toàn tỉnh có 86 xã, 9 phường và 1 đặc khu. Người dân tra được tên cũ, tên mới và nơi tiếp nhận hồ sơ gần nhất.',
  author: 'Văn phòng UBND tỉnh',
  source: 'Cổng Thông tin điện tử tỉnh',
  body: '<p>Tỉnh Quảng Ngãi và tỉnh Kon Tum hợp nhất thành tỉnh Quảng Ngãi từ ngày 01/7/2025. Cấp huyện không còn.</p><h2>Hồ sơ cũ còn dùng được không?</h2><p>Giấy tờ ghi tên xã, huyện, tỉnh cũ vẫn dùng được cho đến khi hết hạn ghi trên giấy.</p><h2>Nộp hồ sơ ở đâu?</h2><p>Nộp tại <a href="portal:page/gioi-thieu">Trung tâm Phục vụ hành chính công</a> cấp xã gần nhất.</p>',
  files: [],
  sample: false,
  ...more,
})

export const articles = [
  article(
    'tin-1',
    'Từ hai tỉnh thành một: tra tên mới của 96 xã, phường và đặc khu',
    '2026-11-24',
    'chinh-quyen',
    {
      picture: {
        ...picture('nha-rong', 'Tranh vẽ nhà rông mái cao giữa đồi xanh'),
        caption: 'Nhà rông ở Kon Tum. Tranh: Cổng Thông tin điện tử tỉnh.',
      },
    },
  ),
  article(
    'tin-2',
    'Chủ động phòng ngừa, ứng phó thiên tai các tháng cuối năm',
    '2026-11-23',
    'nong-nghiep',
    { picture: picture('dao-ly-son') },
  ),
  article(
    'tin-3',
    'Gửi, nhận 19.878 văn bản qua mạng, chiếm 95% văn bản đi',
    '2026-11-20',
    'chuyen-doi-so',
    { sample: true },
  ),
  article(
    'tin-4',
    'Triển khai bảo hiểm y tế học sinh, sinh viên năm học mới',
    '2026-11-18',
    'y-te',
    { picture: picture('guong-nuoc') },
  ),
  article('tin-5', 'Tin đã gỡ', '2026-11-10', 'y-te', {
    withdrawn: {
      at: '2026-11-12T03:00:00.000Z',
      reason: 'Số liệu đã được cơ quan ban hành đính chính.',
    },
    body: '',
  }),
  ...Array.from({ length: 24 }, (_, index) =>
    article(
      `tin-cu-${index}`,
      `Tin cũ số ${index + 1}`,
      `2026-09-${String(index + 1).padStart(2, '0')}`,
      'chinh-quyen',
    ),
  ),
]
