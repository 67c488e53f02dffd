import type { Publication, PublicationOf } from '#shared/publication.ts'
import { articles } from './content-articles.ts'
import { consultations } from './content-consultations.ts'
import { documents } from './content-documents.ts'
import { base, pdf } from './content-parts.ts'

/** A small portal, close to the one that was drawn: enough for one page of each template in each state. */

export const now = new Date('2026-11-25T01:30:00.000Z')

export const portal: PublicationOf<'portal'> = {
  kind: 'portal',
  ...base('portal'),
  title: 'Cổng Thông tin điện tử tỉnh Quảng Ngãi',
  owner: 'Ủy ban nhân dân tỉnh Quảng Ngãi',
  responsible: 'Nguyễn Văn A, Trưởng Ban Biên tập',
  address: 'Số 52 đường Hùng Vương, phường Cẩm Thành, tỉnh Quảng Ngãi',
  phone: '0255 000 0000',
  email: 'bbt@quangngai.example',
  englishTitle: 'Quảng Ngãi Provincial Portal',
  englishOwner: "People's Committee of Quảng Ngãi Province",
}

export const navigation: PublicationOf<'navigation'> = {
  kind: 'navigation',
  ...base('navigation'),
  title: 'Danh mục',
  menu: [
    { label: 'Trang chủ', href: '/' },
    { label: 'Giới thiệu', href: 'portal:page/gioi-thieu' },
    { label: 'Tin tức', href: '/tin-tuc/' },
    { label: 'Văn bản', href: '/van-ban/' },
    { label: 'Góp ý dự thảo', href: '/gop-y-du-thao/' },
    { label: 'Dịch vụ công trực tuyến', href: 'https://dichvucong.gov.vn/' },
    { label: 'Trang chưa đăng', href: 'portal:page/chua-dang' },
    { label: 'Sơ đồ cổng', href: '/so-do-cong/' },
  ],
  english: 'portal:page/introduction',
  footer: [
    {
      title: 'Tra cứu',
      links: [
        { label: 'Văn bản chỉ đạo điều hành', href: '/van-ban/' },
        { label: 'Cơ quan, địa phương', href: '/co-quan/' },
      ],
    },
    {
      title: 'Về cổng này',
      links: [
        { label: 'Sơ đồ cổng', href: '/so-do-cong/' },
        { label: 'Bảo vệ dữ liệu cá nhân', href: 'portal:page/gioi-thieu' },
      ],
    },
  ],
}

export const notice = (
  shown?: PublicationOf<'notice'>['shown'],
  revision = 'revision-notice',
): PublicationOf<'notice'> => ({
  kind: 'notice',
  ...base('notice'),
  revision,
  title: 'Thông báo',
  ...(shown ? { shown } : {}),
})

export const planned: PublicationOf<'notice'>['shown'] = {
  level: 'planned',
  lead: 'Tạm ngừng để nâng cấp',
  text: 'từ 22:00 ngày 12/12/2026, dự kiến hoạt động lại lúc 05:00 ngày 13/12/2026.',
  link: { label: 'Xem việc nào bị ảnh hưởng', href: 'portal:page/gioi-thieu' },
  until: '2026-12-12T22:00:00.000Z',
}

export const urgent: PublicationOf<'notice'>['shown'] = {
  level: 'urgent',
  lead: 'Bão số 12',
  text: 'Người dân ven biển không ra khơi từ 18:00 hôm nay.',
  link: { label: 'Xem việc cần làm', href: 'portal:page/gioi-thieu' },
}

const home: PublicationOf<'home'> = {
  kind: 'home',
  ...base('home'),
  title: 'Trang chủ',
  question: 'Ông/bà cần tìm gì?',
  popular: [
    { label: 'Giá đất', href: '/tim-kiem/?q=gia+dat' },
    { label: 'Tên xã, phường mới', href: '/co-quan/' },
    { label: 'Học phí', href: '/tim-kiem/?q=hoc+phi' },
    { label: 'Phòng, chống thiên tai', href: '/tim-kiem/?q=thien+tai' },
  ],
  doors: [
    {
      label: 'Dịch vụ công trực tuyến',
      href: 'https://dichvucong.gov.vn/',
      text: 'Nộp hồ sơ tại Cổng Dịch vụ công quốc gia',
    },
    {
      label: 'Văn bản chỉ đạo điều hành',
      href: '/van-ban/',
      text: 'Tra theo số, cơ quan, năm, tình trạng hiệu lực',
    },
    {
      label: 'Cơ quan, địa phương',
      href: '/co-quan/',
      text: 'Địa chỉ, điện thoại của sở, ngành và 96 xã, phường, đặc khu',
    },
    { label: 'Giới thiệu', href: 'portal:page/gioi-thieu', text: 'Tỉnh Quảng Ngãi sau hợp nhất' },
  ],
  lead: 'tin-1',
}

type AgencyFacts = Partial<PublicationOf<'agency'>>
const agency = (
  id: string,
  title: string,
  level: PublicationOf<'agency'>['level'],
  facts: AgencyFacts = {},
): PublicationOf<'agency'> => ({
  kind: 'agency',
  ...base(id),
  title,
  shortName: title.replace('Ủy ban nhân dân', 'UBND').replace(' Quảng Ngãi', ''),
  level,
  order: 1,
  successors: [],
  ...facts,
})

const communes =
  'Ba Tơ,Ba Vì,Bình Sơn,Đức Phổ,Đăk Hà,Lý Sơn,Mộ Đức,Sơn Tây,Trà Bồng,Kon Plông,Nghĩa Hành'
    .split(',')
    .map((name, index) => agency(`xa-${index}`, `Xã ${name}`, 'xa'))

const agencies = [
  agency('ubnd-tinh', 'Ủy ban nhân dân tỉnh Quảng Ngãi', 'tinh'),
  agency('van-phong-ubnd-tinh', 'Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi', 'tinh', {
    shortName: 'Văn phòng UBND tỉnh',
    address: 'Số 52 đường Hùng Vương, phường Cẩm Thành',
    phone: '0255 000 0001',
    email: 'vp@quangngai.example',
    website: 'https://vp.quangngai.example/',
    summary: 'Tham mưu, giúp việc Ủy ban nhân dân tỉnh và Chủ tịch Ủy ban nhân dân tỉnh.',
  }),
  agency('so-tu-phap', 'Sở Tư pháp', 'so-nganh'),
  agency('so-tai-chinh', 'Sở Tài chính', 'so-nganh'),
  agency('so-khoa-hoc-va-cong-nghe', 'Sở Khoa học và Công nghệ', 'so-nganh'),
  agency('so-thong-tin-va-truyen-thong', 'Sở Thông tin và Truyền thông', 'so-nganh', {
    validTo: '2025-02-28',
    successors: ['so-khoa-hoc-va-cong-nghe'],
  }),
  ...communes,
]

const sections = [
  ['chinh-quyen', 'Chính quyền địa phương'],
  ['nong-nghiep', 'Nông nghiệp và môi trường'],
  ['chuyen-doi-so', 'Chuyển đổi số'],
  ['y-te', 'Y tế'],
].map(
  ([id = '', title = ''], order): PublicationOf<'section'> => ({
    kind: 'section',
    ...base(id),
    title,
    order,
  }),
)

const types = [
  ['cong-van', 'Công văn'],
  ['quyet-dinh', 'Quyết định'],
  ['bao-cao', 'Báo cáo'],
  ['ke-hoach', 'Kế hoạch'],
].map(
  ([id = '', title = ''], order): PublicationOf<'document-type'> => ({
    kind: 'document-type',
    ...base(id),
    title,
    order,
  }),
)

const fields = [['cong-nghe-thong-tin', 'Công nghệ thông tin']].map(
  ([id = '', title = '']): PublicationOf<'field-of-law'> => ({
    kind: 'field-of-law',
    ...base(id),
    title,
    order: 1,
  }),
)

const map = pdf('ban-do.pdf')

const pages: PublicationOf<'page'>[] = [
  {
    kind: 'page',
    ...base('gioi-thieu'),
    title: 'Giới thiệu tỉnh Quảng Ngãi',
    lang: 'vi',
    summary: 'Tỉnh Quảng Ngãi hợp nhất với tỉnh Kon Tum từ ngày 01/7/2025.',
    body: `<h3>Địa giới</h3><p>Toàn tỉnh có 86 xã, 9 phường và 1 đặc khu. Xem <a href="portal:agency/ubnd-tinh">Ủy ban nhân dân tỉnh</a>, <a href="portal:page/chua-dang">trang chưa đăng</a>, <a href="portal:file/${map.sha256}">bản đồ</a>.</p><table><caption>Đơn vị hành chính</caption><thead><tr><th scope="col">Loại</th><th scope="col">Số lượng</th></tr></thead><tbody><tr><th scope="row">Xã</th><td>86</td></tr><tr><th scope="row">Phường</th><td>9</td></tr></tbody></table><blockquote><p>Núi Ấn, sông Trà.</p></blockquote>`,
    files: [map, pdf('Phụ lục.pdf')],
  },
  {
    kind: 'page',
    ...base('introduction'),
    title: 'About Quảng Ngãi',
    lang: 'en',
    summary: 'Quảng Ngãi is a province on the south central coast of Viet Nam.',
    body: '<p>The province has 96 communes, wards and one special zone.</p>',
    files: [],
  },
  {
    kind: 'page',
    ...base('lich-tiep-dan-cu'),
    title: 'Lịch tiếp công dân cũ',
    lang: 'vi',
    body: '',
    files: [],
    withdrawn: { at: '2026-11-20T02:00:00.000Z', reason: 'Lịch này không còn đúng.' },
  },
]

export const publications: Publication[] = [
  portal,
  navigation,
  notice(planned),
  home,
  ...agencies,
  ...sections,
  ...types,
  ...fields,
  ...pages,
  ...articles,
  ...documents,
  ...consultations,
]
