import type { Phase } from '#shared/consultation.ts'
import type {
  Authority,
  Kind,
  Publication,
  PublicationOf,
  RelationType,
  ValidityState,
} from '#shared/publication.ts'

/** A document as a row: everything but its text; `validity` is judged at the reader's `now`. */
export type DocumentRow = Omit<PublicationOf<'document'>, 'text'> & { state: ValidityState }
export type ArticleRow = Omit<PublicationOf<'article'>, 'body'>

/** A consultation as a row: its phase now and its counts; `answeredAt` in place of the result itself. */
export type ConsultationRow = Omit<PublicationOf<'consultation'>, 'result'> & {
  answeredAt?: string
  phase: Phase
  tally: PublicationOf<'tally'> | undefined
}

/** One choice of a facet: its value in the address, its words, how many documents under the other filters. */
export type FacetValue = { value: string; label: string; count: number; chosen: boolean }
export type FacetName = 'thamQuyen' | 'loai' | 'coQuan' | 'linhVuc' | 'nam' | 'tinhTrang'

/** What a document list is narrowed by; lists mean "one of these". Slugs, not ids. Days `yyyy-mm-dd`. */
export type DocumentFilter = {
  q?: string
  thamQuyen?: Authority[]
  loai?: string[]
  coQuan?: string[]
  linhVuc?: string[]
  nam?: number[]
  tinhTrang?: ValidityState[]
  tuNgay?: string
  denNgay?: string
}

/** A run of text in a hit: plain, or what was sought. */
export type Marked = { text: string; hit: boolean }[]

export type SearchKind = 'article' | 'document' | 'consultation' | 'page' | 'agency'
export type Hit = {
  kind: SearchKind
  id: string
  path: string
  title: Marked
  /** The best passage of the text; absent when only the title or number matched. */
  passage?: Marked
  /** Document number with what was sought marked. */
  number?: Marked
  row:
    | DocumentRow
    | ArticleRow
    | ConsultationRow
    | PublicationOf<'agency'>
    | Omit<PublicationOf<'page'>, 'body'>
}

/** The lists a page may read. Pages are 1-based; `total` counts all, not this page. */
export interface Lists {
  /** Every published record of a small kind, in its order (agencies: order, then Vietnamese name). */
  all: {
    args: { kind: 'agency' | 'section' | 'document-type' | 'field-of-law' | 'page' | 'redirect' }
    result: Publication[]
  }
  /** Newest first. `page` is absent for the static first page; numbers run from the oldest, so page `n` keeps its articles. */
  articles: {
    args: { section?: string; page?: number; size: number; except?: string }
    result: { items: ArticleRow[]; total: number; page: number; pages: number }
  }
  /** Newest first (issue day, then number). */
  documents: {
    args: { filter: DocumentFilter; page?: number; size: number; sort?: 'moi-nhat' | 'sat-tu' }
    result: {
      items: DocumentRow[]
      total: number
      page: number
      pages: number
      facets: Record<FacetName, FacetValue[]>
      /** Words sought, marked in the rows' numbers and titles; by id. */
      marks: Map<string, { number: Marked; title: Marked }>
    }
  }
  /** Both directions: `out` = this document's own relations, `in` = others' towards it. Unpublished ends are absent. */
  relations: {
    args: { id: string }
    result: { direction: 'out' | 'in'; type: RelationType; document: DocumentRow }[]
  }
  /** Years that have documents, newest first. */
  years: { args: Record<string, never>; result: { year: number }[] }
  /** Open ones first, by deadline; then upcoming, closed, answered. */
  consultations: { args: Record<string, never>; result: ConsultationRow[] }
  /** The version of a consultation's text that is commented on. */
  draft: { args: { consultation: string }; result: PublicationOf<'draft-text'> | undefined }
  /** Shown comments, newest first; about a provision or a part of it, in answer to a question, or (`general`) about neither. */
  comments: {
    args: {
      consultation: string
      provision?: string
      question?: string
      general?: boolean
      page?: number
      size: number
    }
    result: { items: PublicationOf<'comment'>[]; total: number; page: number; pages: number }
  }
  /** The state of a submission, for pages made on request only: no page depends on it. */
  receipt: { args: { submission: string }; result: PublicationOf<'receipt'> | undefined }
  /** How many are published. */
  count: { args: { kind: Kind }; result: number }
  /** Paths for site maps, sorted; `year` for articles and documents. */
  addresses: {
    args: { kind: Kind; year?: number }
    result: { path: string; title: string; updatedAt: string }[]
  }
  /** Years in which a kind has addresses; empty for kinds that are not split. */
  addressYears: { args: { kind: Kind }; result: number[] }
  /** Search over everything; `kinds` counts hits by kind without the kind filter. */
  search: {
    args: { q: string; kind?: SearchKind; page: number; size: number }
    result: {
      items: Hit[]
      total: number
      page: number
      pages: number
      kinds: { kind: SearchKind; count: number }[]
    }
  }
}

/**
 * The only way a page reads content. Everything read is noted, absent records included, so that a
 * page's dependencies cannot drift from the page.
 */
export interface Reader {
  /** The instant this page is rendered for; pages never ask the clock themselves. */
  readonly now: Date
  get<K extends Kind>(kind: K, id: string): PublicationOf<K> | undefined
  bySlug<K extends Kind>(kind: K, slug: string): PublicationOf<K> | undefined
  list<N extends keyof Lists>(name: N, args: Lists[N]['args']): Lists[N]['result']
  /** This page's words hold until then, at most; the earliest call counts. */
  until(instant: Date): void
}
