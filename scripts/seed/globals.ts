import type { GlobalSlug } from 'payload'
import { count, idOf, type Seeding } from './ensure.ts'

/** Name, menu, home and notice of the portal; a global that somebody has saved is left as it is. */
export async function seedGlobals(seeding: Seeding): Promise<void> {
  const page = (slug: string) => `portal:page/${idOf(seeding, 'page', slug)}`
  const article = (slug: string) => idOf(seeding, 'article', slug)
  await ensureGlobal(seeding, 'portal', portal)
  await ensureGlobal(seeding, 'navigation', {
    menu: [
      { label: 'Trang chủ', href: '/' },
      { label: 'Giới thiệu', href: page('gioi-thieu') },
      { label: 'Tin tức', href: '/tin-tuc/' },
      { label: 'Văn bản', href: '/van-ban/' },
      { label: 'Góp ý dự thảo', href: '/gop-y-du-thao/' },
      { label: 'Dịch vụ công trực tuyến', href: publicServices },
      { label: 'Sơ đồ cổng', href: '/so-do-cong/' },
    ],
    english: page('introduction'),
    footer: [
      {
        title: 'Tra cứu',
        links: [
          { label: 'Văn bản chỉ đạo điều hành', href: '/van-ban/' },
          { label: 'Văn bản của UBND tỉnh', href: '/van-ban/ubnd-tinh/' },
          { label: 'Văn bản của Chủ tịch UBND tỉnh', href: '/van-ban/chu-tich-ubnd-tinh/' },
          { label: 'Cơ quan, xã, phường, đặc khu', href: '/co-quan/' },
        ],
      },
      {
        title: 'Về cổng này',
        links: [
          { label: 'Liên hệ', href: page('lien-he') },
          { label: 'Cỡ chữ, tương phản, trợ năng', href: page('tro-nang') },
          { label: 'Bảo vệ dữ liệu cá nhân', href: page('bao-ve-du-lieu-ca-nhan') },
          { label: 'Sơ đồ cổng', href: '/so-do-cong/' },
        ],
      },
    ],
  })
  await ensureGlobal(seeding, 'notice', { enabled: false, level: 'urgent' })
  await ensureGlobal(seeding, 'home', {
    question: 'Ông/bà cần tìm gì?',
    popular: [
      { label: 'Giá đất', href: '/tim-kiem/?q=gia+dat' },
      {
        label: 'Tên xã, phường mới',
        href: `portal:article/${article('tra-ten-moi-96-xa-phuong-dac-khu')}`,
      },
      { label: 'Bảo hiểm y tế học sinh', href: '/tim-kiem/?q=bao+hiem+y+te+hoc+sinh' },
      { label: 'Phòng, chống thiên tai', href: '/tim-kiem/?q=phong+chong+thien+tai' },
    ],
    doors: [
      {
        label: 'Dịch vụ công trực tuyến',
        href: publicServices,
        text: 'Nộp hồ sơ tại Cổng Dịch vụ công quốc gia',
      },
      {
        label: 'Văn bản chỉ đạo điều hành',
        href: '/van-ban/',
        text: 'Tra theo số, cơ quan, năm, tình trạng hiệu lực',
      },
      {
        label: 'Góp ý dự thảo',
        href: '/gop-y-du-thao/',
        text: 'Đọc dự thảo, góp ý từng Điều, không cần tài khoản',
      },
      {
        label: 'Liên hệ',
        href: page('lien-he'),
        text: 'Hỏi, báo lỗi nội dung, trả lời trong 15 ngày',
      },
    ],
    lead: article('tra-ten-moi-96-xa-phuong-dac-khu'),
  })
}

const publicServices = 'https://dichvucong.gov.vn'

/** Names and addresses are for illustration; `.example` is nobody's. */
const portal = {
  title: 'Cổng Thông tin điện tử tỉnh Quảng Ngãi',
  owner: 'Ủy ban nhân dân tỉnh Quảng Ngãi',
  responsible: 'Nguyễn Văn A, Trưởng Ban Biên tập',
  address: 'Số 52 đường Hùng Vương, phường Cẩm Thành, tỉnh Quảng Ngãi',
  phone: '0255 000 0000',
  email: 'bbt@quangngai.example',
  englishTitle: 'Quảng Ngãi Province Portal',
  englishOwner: "Quảng Ngãi Provincial People's Committee",
  holidays: [
    { day: '2027-01-01', name: 'Tết Dương lịch' },
    { day: '2027-04-30', name: 'Ngày Chiến thắng' },
    { day: '2027-05-03', name: 'Nghỉ bù ngày Quốc tế Lao động' },
    { day: '2027-09-02', name: 'Quốc khánh' },
  ],
}

async function ensureGlobal(
  seeding: Seeding,
  slug: GlobalSlug,
  data: Record<string, unknown>,
): Promise<void> {
  const { payload } = seeding
  // A script reads and writes what no role may: nobody is logged in here.
  const stored = await payload.findGlobal({ slug, depth: 0, overrideAccess: true })
  if (stored.revision) return
  await payload.updateGlobal({
    slug,
    // The generated types differ by global; the CMS validates it as it validates a person's.
    data: data as never,
    depth: 0,
    overrideAccess: true,
  })
  count(seeding, 'globals')
}
