/** What the panel asks the CMS for, as its list of documents and its form ask it. */

const columns = ['number', 'title', 'type', 'issuedOn', '_status']
  .map((name) => `&select[${name}]=true`)
  .join('')
const list = (more = '') => `/documents?draft=true&depth=0&limit=10${columns}${more}`
/** The box "Tìm": every word of the list's searchable fields, or its title. */
const search = (words: string) => {
  const like = encodeURIComponent(words)
  return list(`&where[or][0][number][like]=${like}&where[or][1][title][like]=${like}`)
}

export const asks: Record<string, string[]> = {
  List: [
    ...[list(), list('&page=2'), list('&sort=-issuedOn&page=300')],
    ...[list('&sort=issuedOn'), list('&sort=-updatedAt')],
  ],
  'List by another column': [
    ...[list('&sort=title'), list('&sort=-title')],
    ...[list('&sort=number'), list('&sort=-type'), list('&sort=_status')],
  ],
  Filter: [
    list('&where[and][0][_status][equals]=draft'),
    list('&where[and][0][_status][equals]=published'),
    list('&where[and][0][authority][equals]=chu-tich'),
    list('&where[and][0][issuedOn][greater_than_equal]=2024-01-01'),
    list('&where[and][0][number][equals]=41/QĐ-UBND'),
    list('&where[and][0][signerName][equals]=Nguyễn Văn Sơn'),
    list('&where[and][0][validityState][equals]=het-hieu-luc'),
  ].map(encodeURI),
  Search: [
    ...['đất', 'quyết định', 'khen thưởng', '41/QĐ-UBND', 'phòng chống'],
    ...['lai chau', 'không có chữ nào như thế'],
  ].map(search),
}

/** What one opened document asks for: itself as the form needs it, its locks, its versions, what its relations are called. */
export const openings = (id: string) => [
  `/documents/${id}?draft=true&depth=1`,
  `/payload-locked-documents?depth=1&limit=1&where[document.value][equals]=${id}&where[document.relationTo][equals]=documents`,
  `/documents/versions?depth=0&limit=1&sort=-updatedAt&where[parent][equals]=${id}`,
]

export const saves: Record<string, { query: string; body(n: number): object }> = {
  'Save as a draft': {
    query: '?draft=true&depth=0',
    body: (n) => ({ title: `Bản nháp lần ${n}`, _status: 'draft' }),
  },
  'Save as published': {
    query: '?depth=0',
    body: (n) => ({ title: `Đã đăng lần ${n}`, _status: 'published' }),
  },
}
