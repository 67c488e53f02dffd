import { dayOf } from '#shared/dates.ts'
import type { Kind, Publication, PublicationOf } from '#shared/publication.ts'
import { articles } from '../lists/articles.ts'
import { comments, consultations, draftOf, receiptOf } from '../lists/consultations.ts'
import type { ListContext } from '../lists/context.ts'
import { documents } from '../lists/documents.ts'
import { search } from '../lists/search.ts'
import {
  addresses,
  addressYears,
  all,
  count,
  relations,
  relationsOfDraft,
  years,
} from '../lists/small.ts'
import type { Lists, Reader } from '../reader.ts'
import { keepRecords } from './kept.ts'
import { keyOf } from './keys.ts'
import { type Store, sql } from './open.ts'
import { load } from './record.ts'

type ListFunctions = {
  [N in keyof Lists]: (context: ListContext, args: Lists[N]['args']) => Lists[N]['result']
}

const lists: ListFunctions = {
  all,
  articles,
  documents,
  consultations,
  draft: draftOf,
  comments,
  receipt: receiptOf,
  relations,
  years,
  count,
  addresses,
  addressYears,
  search,
}

/** A reader and what was read through it so far. */
export type NotingReader = {
  read: Reader
  context: ListContext
  keys: Set<string>
  expires(): string | undefined
}

/** A reader of the store at `now`, which notes every key and the earliest `until`. */
export function createReader(db: Store, now: Date): NotingReader {
  const keys = new Set<string>()
  const kept = keepRecords(db)
  let expires: Date | undefined
  const note = (key: string) => void keys.add(key)
  const until = (instant: Date) => {
    if (instant > now && (expires === undefined || instant < expires)) expires = instant
  }
  function get<K extends Kind>(kind: K, id: string): PublicationOf<K> | undefined {
    note(keyOf.record(kind, id))
    return kept(kind, id, () => load(db, kind, id)) as PublicationOf<K> | undefined
  }
  function bySlug<K extends Kind>(kind: K, slug: string): PublicationOf<K> | undefined {
    note(keyOf.slug(kind, slug))
    const first = 'SELECT id FROM publications WHERE kind = ? AND slug = ? ORDER BY id LIMIT 1'
    const row = sql(db, first).get(kind, slug)
    return row && get(kind, String(row.id))
  }
  const context: ListContext = { db, now, today: dayOf(now), note, until, get }
  const read: Reader = {
    now,
    get,
    bySlug,
    list: (name, args) => lists[name](context, args),
    until,
  }
  return { read, context, keys, expires: () => expires?.toISOString() }
}

/** A reader in which one publication, a draft, stands as if it were published. */
export function withDraft({ read, context }: NotingReader, draft: Publication): Reader {
  return {
    ...read,
    get: <K extends Kind>(kind: K, id: string) =>
      kind === draft.kind && id === draft.id ? (draft as PublicationOf<K>) : read.get(kind, id),
    bySlug: <K extends Kind>(kind: K, slug: string) =>
      kind === draft.kind && slug === draft.slug
        ? (draft as PublicationOf<K>)
        : read.bySlug(kind, slug),
    list: <N extends keyof Lists>(name: N, args: Lists[N]['args']) =>
      name === 'relations' && draft.kind === 'document' && 'id' in args && args.id === draft.id
        ? (relationsOfDraft(context, draft) as Lists[N]['result'])
        : read.list(name, args),
  }
}
