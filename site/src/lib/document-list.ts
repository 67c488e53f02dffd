import { messages } from '#shared/messages.ts'
import type { FacetName, FacetValue, Reader } from '../../reader.ts'
import {
  type Chosen,
  dateRangeWords,
  documentFilter,
  documentQueryText,
  facetNames,
  readDocumentQuery,
} from './document-query.ts'

export const pageSize = 20

/** Rows of one CSV or JSON file; a list that has more says so beside its link. */
export const exportLimit = 10_000

/** Which values a page's own address has already settled: `/van-ban/nam/2018/` fixes the year. */
export type Fixed = Partial<Chosen>

export type Facet = {
  name: FacetName
  legend: string
  values: (FacetValue & { href: string })[]
}

const legends: Record<FacetName, string> = {
  thamQuyen: 'Thẩm quyền',
  loai: 'Loại văn bản',
  coQuan: 'Cơ quan ban hành',
  linhVuc: 'Lĩnh vực',
  nam: 'Năm ban hành',
  tinhTrang: 'Tình trạng hiệu lực',
}

/** Everything a document list shows, from its address: rows, facets with links, chips, and what is wrong. */
export function documentList(url: URL, read: Reader, fixed: Fixed = {}) {
  const query = readDocumentQuery(url.searchParams)
  const { filter, problems } = documentFilter(query, fixed)
  const found = read.list('documents', {
    filter,
    size: pageSize,
    ...(query.page === undefined ? {} : { page: query.page }),
    ...(query.sort === 'sat-tu' && query.q !== '' ? { sort: 'sat-tu' as const } : {}),
  })
  const open = facetNames.filter((name) => fixed[name] === undefined)
  const link = (change: Parameters<typeof documentQueryText>[1] = {}) =>
    url.pathname + documentQueryText(query, change)
  const without = (name: FacetName) => link({ chosen: { ...query.chosen, [name]: [] } })
  const facets: Facet[] = open.map((name) => ({
    name,
    legend: legends[name],
    values: found.facets[name]
      .filter((value) => value.chosen || value.count > 0)
      .map((value) => ({
        ...value,
        href: link({ chosen: { ...query.chosen, [name]: [value.value] } }),
      })),
  }))
  const chips = open
    .filter((name) => query.chosen[name].length > 0)
    .map((name) => {
      const labels = query.chosen[name].map(
        (value) => found.facets[name].find((one) => one.value === value)?.label ?? value,
      )
      const words = name === 'nam' ? `Năm ${labels.join(', ')}` : labels.join(', ')
      return { words, href: without(name) }
    })
  const range = dateRangeWords(filter)
  if (range !== undefined) chips.push({ words: range, href: link({ tu: '', den: '' }) })
  return {
    query,
    problems,
    found,
    facets,
    chips,
    link,
    suffix: documentQueryText({ ...query, chosen: { ...query.chosen, ...fixed } }),
    narrowed: url.search !== '',
    sample: found.items.some((row) => row.sample),
    empty:
      query.q !== ''
        ? messages.noMatch(query.q)
        : chips.length > 0
          ? messages.noMatchFiltered
          : messages.noDocuments,
  }
}

export type DocumentListView = ReturnType<typeof documentList>
