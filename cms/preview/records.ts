import type { CollectionSlug, Payload } from 'payload'
import type { Kind } from '#shared/publication.ts'
import { rulesOf } from '../access.ts'
import { revisionOf } from '../feed/present/record.ts'
import { sources } from '../feed/sources.ts'
import { subjectOf } from '../hooks/subject.ts'
import type { Staff } from './staff.ts'
import type { Row } from './standing.ts'

/** A record as an editor sees it: its fields, references as ids. */
export type EditorsRecord = {
  id: string
  _status?: 'draft' | 'published'
  revision?: string | null
  publishedAt?: string | null
  withdrawnAt?: string | null
  deletedAt?: string | null
}

/** Without a page of their own, they have nothing to preview and no place to stand. */
const parts: ReadonlySet<string> = new Set(['draft-text', 'comment', 'receipt', 'tally'])

/** The kind that a collection's or global's records are published as, on pages of their own or round every page. */
export function kindOf(slug: string): Kind | undefined {
  const found = Object.entries(sources).find(
    ([kind, source]) =>
      !parts.has(kind) && ('global' in source ? source.global : source.collection) === slug,
  )
  return found?.[0] as Kind | undefined
}

/** The latest text of a record, draft or not, if this person may read it. */
export async function latest(
  payload: Payload,
  user: Staff,
  kind: Kind,
  id: string,
): Promise<EditorsRecord | undefined> {
  const source = sources[kind]
  if ('global' in source) {
    const found = await payload.findGlobal({
      slug: source.global,
      depth: 0,
      user,
      overrideAccess: false,
    })
    return { ...(found as object), id: source.global }
  }
  return read(payload, user, source.collection, id, source.drafts)
}

/** The row that the feed goes by, if this person may read it. */
export async function row(
  payload: Payload,
  user: Staff,
  kind: Kind,
  id: string,
): Promise<Row | undefined> {
  const source = sources[kind]
  const drafts = 'drafts' in source && source.drafts
  const main =
    'global' in source
      ? await latest(payload, user, kind, id)
      : await read(payload, user, source.collection, id, false)
  if (!main) return undefined
  const newest = drafts ? await latest(payload, user, kind, id) : main
  const published = drafts ? main._status === 'published' : Boolean(main.revision)
  return {
    published,
    trashed: Boolean(main.deletedAt),
    newerDraft: published && newest?._status === 'draft',
    ...(main.publishedAt && { publishedAt: main.publishedAt }),
    ...(main.withdrawnAt && { withdrawnAt: main.withdrawnAt }),
    ...(main.revision && { revision: revisionOf(main.revision) }),
  }
}

async function read(
  payload: Payload,
  user: Staff,
  collection: CollectionSlug,
  id: string,
  draft: boolean,
): Promise<EditorsRecord | undefined> {
  const found = await payload.findByID({
    collection,
    id,
    draft,
    depth: 0,
    // Who may not put records into the trash does not see them there.
    trash: rulesOf(user, subjectOf(collection), 'trash').length > 0,
    user,
    overrideAccess: false,
    disableErrors: true,
  })
  return (found ?? undefined) as EditorsRecord | undefined
}
