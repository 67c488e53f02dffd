import { paths } from '#shared/paths.ts'
import { mappedKinds } from '#shared/publication.ts'
import type { Reader } from '../../reader.ts'

/** Every part of the XML site map that has addresses. */
export function sitemapParts(read: Reader): string[] {
  const parts = mappedKinds.flatMap((kind) => {
    const years = read.list('addressYears', { kind })
    if (years.length > 0) return years.map((year) => paths.sitemapPart(kind, year))
    return read.list('count', { kind }) > 0 ? [paths.sitemapPart(kind)] : []
  })
  return [paths.sitemapPart('list'), ...parts]
}

/** Addresses of pages that are lists, which no record stands for. */
export function listAddresses(read: Reader): { path: string }[] {
  return [
    paths.home,
    paths.news,
    paths.documents,
    paths.documentsOfUbnd,
    paths.documentsOfChairman,
    ...read.list('years', {}).map(({ year }) => paths.documentsOfYear(year)),
    paths.consultations,
    paths.agencies,
    paths.siteMap,
  ].map((path) => ({ path }))
}
