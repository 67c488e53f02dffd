import type { Kind, Publication } from './publication.ts'

/** Every address of the portal is made here, and only here. */
export const paths = {
  home: '/',
  news: '/tin-tuc/',
  article: (slug: string) => `/tin-tuc/${slug}/`,
  section: (slug: string) => `/chuyen-muc/${slug}/`,
  documents: '/van-ban/',
  documentsOfUbnd: '/van-ban/ubnd-tinh/',
  documentsOfChairman: '/van-ban/chu-tich-ubnd-tinh/',
  documentsOfYear: (year: number) => `/van-ban/nam/${year}/`,
  document: (slug: string) => `/van-ban/${slug}/`,
  /** A list of documents as a table or feed, with the query of the list; a dot is in no slug. */
  documentsCsv: '/van-ban/van-ban.csv',
  documentsJson: '/van-ban/van-ban.json',
  documentsRss: '/van-ban/rss.xml',
  consultations: '/gop-y-du-thao/',
  consultation: (slug: string) => `/gop-y-du-thao/${slug}/`,
  consultationComments: (slug: string) => `/gop-y-du-thao/${slug}/y-kien/`,
  /** The form; `provision` and `question` preselect. */
  consultationForm: (slug: string, chosen: { provision?: string; question?: string } = {}) =>
    `/gop-y-du-thao/${slug}/gui/${chosenQuery(chosen)}`,
  receipts: '/bien-nhan/',
  receipt: (code: string) => `/bien-nhan/${code}/`,
  search: '/tim-kiem/',
  agencies: '/co-quan/',
  agency: (slug: string) => `/co-quan/${slug}/`,
  page: (slug: string) => `/trang/${slug}/`,
  englishPage: (slug: string) => `/en/${slug}/`,
  siteMap: '/so-do-cong/',
  sitemapIndex: '/sitemap.xml',
  /** One part of the XML site map; `year` for what grows without end. */
  sitemapPart: (kind: Kind | 'list', year?: number) =>
    `/sitemap/${kind}${year === undefined ? '' : `-${year}`}.xml`,
  /** A section's news; `tin-tuc` for all news, `van-ban` for documents. */
  rss: (section: string) => `/rss/${section}.xml`,
  file: (sha256: string, name: string) => `/tep/${sha256}/${encodeURIComponent(name)}`,
  /** What the CMS asks of a site, with the token; never public. */
  internalState: (kind: Kind, id: string) => `/noi-bo/trang-thai/${kind}/${id}`,
  internalPreview: '/noi-bo/xem-truoc',
} as const

function chosenQuery({ provision, question }: { provision?: string; question?: string }): string {
  const query = new URLSearchParams()
  if (provision !== undefined) query.set('dieu', provision)
  if (question !== undefined) query.set('cau-hoi', question)
  return query.size === 0 ? '' : `?${query}`
}

/** The page that says in full how personal data is handled; forms name it where it is published. */
export const privacyPageSlug = 'bao-ve-du-lieu-ca-nhan'

/** Slugs that would hide a page of ours under `/van-ban/`. */
export const reservedDocumentSlugs = ['ubnd-tinh', 'chu-tich-ubnd-tinh', 'nam'] as const

/** Where a publication's own page stands; undefined for what has none of its own. */
export function pathOf(
  publication: Pick<Publication, 'kind' | 'slug'> & { lang?: 'vi' | 'en' },
): string | undefined {
  const { kind, slug } = publication
  switch (kind) {
    case 'article':
      return paths.article(slug)
    case 'page':
      return publication.lang === 'en' ? paths.englishPage(slug) : paths.page(slug)
    case 'document':
      return paths.document(slug)
    case 'consultation':
      return paths.consultation(slug)
    case 'section':
      return paths.section(slug)
    case 'agency':
      return paths.agency(slug)
    case 'home':
      return paths.home
    default:
      return undefined
  }
}
