import { documentTypeCodes } from '#shared/document-types.ts'
import { kinds, type Publication, type PublicationOf } from '#shared/publication.ts'
import { slugify } from '#shared/text.ts'
import { agencies } from '../seed/content/agencies.ts'
import { fieldsOfLaw, sections } from '../seed/content/lists.ts'
import { directive } from './directive.ts'

/** A portal of `size` directive documents as a feed would tell it: what stands round them, and each of them when asked. */

const started = '2026-01-05T01:00:00.000Z'
const base = (id: string, slug = id) => ({
  ...{ id, revision: `revision-${id}`, slug },
  ...{ publishedAt: started, updatedAt: started },
})

const portal: PublicationOf<'portal'> = {
  ...{ kind: 'portal', ...base('portal'), title: 'Cổng Thông tin điện tử tỉnh Quảng Ngãi' },
  ...{ owner: 'Ủy ban nhân dân tỉnh Quảng Ngãi', responsible: 'Trưởng Ban Biên tập' },
  ...{ address: 'Số 52 đường Hùng Vương, phường Cẩm Thành', phone: '0255 000 0000' },
  ...{ email: 'bbt@quangngai.example', englishTitle: 'Quảng Ngãi Provincial Portal' },
  englishOwner: "People's Committee of Quảng Ngãi Province",
}
const page = (slug: string, title: string): PublicationOf<'page'> => ({
  ...{ kind: 'page', ...base(slug), title, lang: 'vi', body: `<p>${title}.</p>`, files: [] },
})
const pages = [
  page('gioi-thieu', 'Giới thiệu'),
  page('lien-he', 'Liên hệ'),
  page('bao-ve-du-lieu', 'Bảo vệ dữ liệu cá nhân'),
]
const menu = [
  ...[{ label: 'Trang chủ', href: '/' }, ...pages.map(toLink)],
  ...[
    { label: 'Tin tức', href: '/tin-tuc/' },
    { label: 'Văn bản', href: '/van-ban/' },
  ],
]
const navigation: PublicationOf<'navigation'> = {
  ...{ kind: 'navigation', ...base('navigation'), title: 'Danh mục', menu },
  footer: [
    { title: 'Tra cứu', links: [{ label: 'Văn bản', href: '/van-ban/' }] },
    { title: 'Về cổng này', links: pages.map(toLink) },
  ],
}
const home: PublicationOf<'home'> = {
  ...{ kind: 'home', ...base('home'), title: 'Trang chủ', question: 'Ông/bà cần tìm gì?' },
  ...{ popular: [], doors: [] },
}
const notice: PublicationOf<'notice'> = { kind: 'notice', ...base('notice'), title: 'Thông báo' }

function toLink({ id, title }: PublicationOf<'page'>) {
  return { label: title, href: `portal:page/${id}` }
}

/** Everything but the documents, in the order of `kinds`. */
export const frame: Publication[] = [
  ...[portal, navigation, notice, home],
  ...agencies.map(
    ({ successors = [], ...agency }): PublicationOf<'agency'> => ({
      ...{ kind: 'agency', ...base(agency.slug), ...agency, successors },
    }),
  ),
  ...sections.map(
    ([slug, title, summary], order): PublicationOf<'section'> => ({
      ...{ kind: 'section', ...base(slug), title, summary, order },
    }),
  ),
  ...Object.entries({ ...documentTypeCodes, 'cong-van': 'Công văn' }).map(
    ([code, title], order): PublicationOf<'document-type'> => ({
      ...{ kind: 'document-type', ...base(typeId(code), slugify(title)), title, order },
    }),
  ),
  ...fieldsOfLaw.map(
    ([slug, title], order): PublicationOf<'field-of-law'> => ({
      ...{ kind: 'field-of-law', ...base(slug), title, order },
    }),
  ),
  ...pages,
].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1))

function typeId(code: string): string {
  return `loai-${slugify(code)}-${code.length}${/Đ/.test(code) ? 'd' : ''}`
}

/** Ids sort as the numbers do. */
export const documentId = (n: number) => `vb-${String(n).padStart(7, '0')}`

/** Directive document `n`; `edition` counts its edits. */
export function document(n: number, edition = 0): PublicationOf<'document'> {
  const { validity, type, relations, ...made } = directive(n)
  const { number, issuedOn, issuer, authority, fields, signer, recipients, text } = made
  const id = documentId(n)
  const instant = `${issuedOn}T02:00:00.000Z`
  return {
    ...{ kind: 'document', id, revision: `revision-${id}-${edition}` },
    ...{ slug: `${slugify(number)}-${id}`, publishedAt: instant, updatedAt: instant },
    title: edition === 0 ? made.title : `${made.title} (sửa lần ${edition})`,
    ...{ number, issuedOn, issuer, authority, fields, signer, recipients, text },
    ...{ type: typeId(type), place: 'Quảng Ngãi', files: [], sample: true },
    ...(validity && { validity: { state: validity, reason: 'Theo danh sách được nhập' } }),
    relations: relations.map((one) => ({ type: one.type, target: documentId(one.target) })),
  }
}
