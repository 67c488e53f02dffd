import { paths } from '#shared/paths.ts'
import { type Kind, mappedKinds } from '#shared/publication.ts'
import { type Store, sql } from '../store/open.ts'
import { addressYearsOf } from '../store/years.ts'

/** A page that must exist as a file: its place in the order of work, and whose own page it is. */
export type WantedPage = { path: string; rank: number; newest: string; kind?: Kind; id?: string }

/** The order of work. */
export const ranks = { home: 1, list: 2, item: 3, machine: 4 } as const

/** The pages beside the records' own: fixed ones, lists, years, site maps and feeds. A few hundred at most. */
export function wantedLists(db: Store): WantedPage[] {
  // Every page names who answers for the portal; before that is known there is nothing to show.
  if (!sql(db, "SELECT 1 FROM publications WHERE kind = 'portal'").get()) return []
  const page = (rank: number, path: string): WantedPage => ({ path, rank, newest: '' })
  const list = (path: string) => page(ranks.list, path)
  const machine = (path: string) => page(ranks.machine, path)
  const years = { article: addressYearsOf(db, 'article'), document: addressYearsOf(db, 'document') }
  const sections = sql(db, "SELECT slug FROM publications WHERE kind = 'section'").all()
  const consultations = sql(db, "SELECT slug FROM publications WHERE kind = 'consultation'").all()
  return [
    page(ranks.home, paths.home),
    ...[paths.news, paths.documents, paths.documentsOfUbnd, paths.documentsOfChairman].map(list),
    ...[paths.consultations, paths.agencies, paths.siteMap].map(list),
    ...consultations.map((row) => list(paths.consultationComments(String(row.slug)))),
    ...years.document.map((year) => list(paths.documentsOfYear(year))),
    ...['/404/', '/410/', '/500/'].map(list),
    machine('/robots.txt'),
    machine(paths.sitemapIndex),
    machine(paths.sitemapPart('list')),
    ...mappedKinds.flatMap((kind) =>
      kind === 'article' || kind === 'document'
        ? years[kind].map((year) => machine(paths.sitemapPart(kind, year)))
        : [machine(paths.sitemapPart(kind))],
    ),
    ...['tin-tuc', 'van-ban'].map((name) => machine(paths.rss(name))),
    ...sections.map((row) => machine(paths.rss(String(row.slug)))),
  ]
}

/** Own pages of records: where each stands, and whose it is. */
const ownPages = `SELECT path, max(published_at) AS newest, min(kind) AS kind, min(id) AS id
  FROM publications WHERE path IS NOT NULL AND kind <> 'home'`

/** The record's own page at this path; undefined when no published record stands there. */
export function wantedItem(db: Store, path: string): WantedPage | undefined {
  const row = sql(db, `${ownPages} AND path = ? GROUP BY path`).get(path)
  if (!row) return undefined
  return {
    path,
    rank: ranks.item,
    newest: String(row.newest),
    kind: row.kind as Kind,
    id: String(row.id),
  }
}

/** Claims every own page at once, as `wantedItem` names them one by one. */
export function claimItems(db: Store, stale: number): void {
  sql(
    db,
    `INSERT INTO pages (path, rank, newest, kind, id, stale)
       SELECT path, :rank, newest, kind, id, :stale FROM (${ownPages} GROUP BY path) WHERE true
     ON CONFLICT (path) DO UPDATE
       SET rank = excluded.rank, newest = excluded.newest, kind = excluded.kind, id = excluded.id
       WHERE (pages.rank, pages.newest, pages.kind, pages.id)
         IS NOT (excluded.rank, excluded.newest, excluded.kind, excluded.id)`,
  ).run({ rank: ranks.item, stale })
}
