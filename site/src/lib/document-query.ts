import { formatDate, parseVietnameseDate } from '#shared/dates.ts'
import { authorityNames, messages, validityWords } from '#shared/messages.ts'
import type { Authority, ValidityState } from '#shared/publication.ts'
import type { DocumentFilter, FacetName } from '../../reader.ts'
import { queryText, readPage, readSought } from './query.ts'

/** Names of the facets in addresses, in the order of the form. */
export const facetParameters: Record<FacetName, string> = {
  thamQuyen: 'tham-quyen',
  loai: 'loai',
  coQuan: 'co-quan',
  linhVuc: 'linh-vuc',
  nam: 'nam',
  tinhTrang: 'tinh-trang',
}
export const facetNames = Object.keys(facetParameters) as FacetName[]

export type Chosen = Record<FacetName, string[]>

/** What an address of a document list asks. Days as typed are kept beside what was understood. */
export type DocumentQuery = {
  q: string
  chosen: Chosen
  tu: string
  den: string
  sort: 'moi-nhat' | 'sat-tu'
  page: number | undefined
}

const known: Record<FacetName, (value: string) => boolean> = {
  thamQuyen: (value) => Object.hasOwn(authorityNames, value),
  loai: isSlug,
  coQuan: isSlug,
  linhVuc: isSlug,
  nam: (value) => /^(?:19|20)\d{2}$/.test(value),
  tinhTrang: (value) => Object.hasOwn(validityWords, value),
}

function isSlug(value: string): boolean {
  return value.length <= 120 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
}

/** Values of one facet that an address may ask for at once. */
const valuesLimit = 60

/** Reads a list's address; what cannot be a value of its facet is left out. */
export function readDocumentQuery(search: URLSearchParams): DocumentQuery {
  const chosen = Object.fromEntries(
    facetNames.map((name) => [
      name,
      [...new Set(search.getAll(facetParameters[name]))].filter(known[name]).slice(0, valuesLimit),
    ]),
  ) as Chosen
  return {
    q: readSought(search.get('q')),
    chosen,
    tu: readSought(search.get('tu')),
    den: readSought(search.get('den')),
    sort: search.get('xep') === 'sat-tu' ? 'sat-tu' : 'moi-nhat',
    page: readPage(search.get('trang')),
  }
}

/** The address of the same list with some of it changed; a change of anything goes back to the first page. */
export function documentQueryText(
  query: DocumentQuery,
  change: Partial<DocumentQuery> = {},
): string {
  const { q, chosen, tu, den, sort, page } = { ...query, page: undefined, ...change }
  return queryText([
    ['q', q],
    ...facetNames.flatMap((name) =>
      chosen[name].map((value) => [facetParameters[name], value] as const),
    ),
    ['tu', tu],
    ['den', den],
    ['xep', sort === 'sat-tu' && q !== '' ? sort : undefined],
    ['trang', page],
  ])
}

export type DateProblems = { tu?: string; den?: string }

/** What the store is asked, and what is wrong with the days; a day that cannot be read narrows nothing. */
export function documentFilter(
  query: DocumentQuery,
  fixed: Partial<Chosen> = {},
): { filter: DocumentFilter; problems: DateProblems } {
  const chosen: Chosen = { ...query.chosen, ...fixed }
  const problems: DateProblems = {}
  const day = (field: 'tu' | 'den') => {
    if (query[field] === '') return undefined
    const parsed = parseVietnameseDate(query[field])
    if (parsed.ok) return parsed.day
    problems[field] = messages.dateForm
    return undefined
  }
  const [from, to] = [day('tu'), day('den')]
  if (from !== undefined && to !== undefined && from > to) problems.den = messages.dateOrder
  const filter: DocumentFilter = {
    ...(query.q === '' ? {} : { q: query.q }),
    ...(chosen.thamQuyen.length > 0 ? { thamQuyen: chosen.thamQuyen as Authority[] } : {}),
    ...(chosen.loai.length > 0 ? { loai: chosen.loai } : {}),
    ...(chosen.coQuan.length > 0 ? { coQuan: chosen.coQuan } : {}),
    ...(chosen.linhVuc.length > 0 ? { linhVuc: chosen.linhVuc } : {}),
    ...(chosen.nam.length > 0 ? { nam: chosen.nam.map(Number) } : {}),
    ...(chosen.tinhTrang.length > 0 ? { tinhTrang: chosen.tinhTrang as ValidityState[] } : {}),
    ...(from === undefined ? {} : { tuNgay: from }),
    ...(to === undefined || problems.den !== undefined ? {} : { denNgay: to }),
  }
  return { filter, problems }
}

/** `Từ 01/01/2017 đến 31/12/2018`, for the chip that drops the days; undefined when none is in force. */
export function dateRangeWords(filter: DocumentFilter): string | undefined {
  const { tuNgay, denNgay } = filter
  if (tuNgay === undefined && denNgay === undefined) return undefined
  const from = tuNgay === undefined ? '' : `từ ${formatDate(tuNgay)}`
  const to = denNgay === undefined ? '' : `đến ${formatDate(denNgay)}`
  return `Ngày ban hành ${[from, to].filter(Boolean).join(' ')}`
}
