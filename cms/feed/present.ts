import type { Payload } from 'payload'
import type { ItemRef } from '#shared/feed.ts'
import { type Kind, type PublicationOf, publicationSchema } from '#shared/publication.ts'
import { slugify } from '#shared/text.ts'
import { presentAgency } from './present/agency.ts'
import { presentArticle } from './present/article.ts'
import { presentComment, presentReceipt, presentTally } from './present/comment.ts'
import { presentConsultation } from './present/consultation.ts'
import { presentDocument } from './present/document.ts'
import { presentDocumentType } from './present/document-type.ts'
import { presentDraftText } from './present/draft-text.ts'
import { presentFieldOfLaw } from './present/field-of-law.ts'
import { presentHome } from './present/home.ts'
import { presentNavigation } from './present/navigation.ts'
import { presentNotice } from './present/notice.ts'
import { presentPage } from './present/page.ts'
import { presentPortal } from './present/portal.ts'
import { revisionOf } from './present/record.ts'
import { presentRedirect } from './present/redirect.ts'
import { filesIn, type RichText } from './present/rich-text.ts'
import { presentSection } from './present/section.ts'
import { createShelf, type FileRecord, type Shelf } from './present/shelf.ts'
import { type Candidate, idOf, idsOf, present, type Reference } from './present/values.ts'
import { publishedWhere, sources } from './sources.ts'

/** A record as stored, references as ids. */
export type StoredRecord = { id: string; revision?: string | null }

/**
 * What became of a record. With `problems` the publication breaks its schema; it is sent all the
 * same, so that a site keeps its last good page and names it. `stored`: SHA-256 → name in the media folder.
 */
export type Presented = {
  publication: unknown
  problems: string[]
  stored: ReadonlyMap<string, string>
}

/** `never`: the adapter gives records untyped; each presenter says which type it reads. */
const presenters: { [K in Kind]: (record: never, shelf: Shelf) => Candidate<K> } = {
  portal: presentPortal,
  navigation: presentNavigation,
  notice: presentNotice,
  home: presentHome,
  agency: presentAgency,
  section: presentSection,
  'document-type': presentDocumentType,
  'field-of-law': presentFieldOfLaw,
  page: presentPage,
  article: presentArticle,
  document: presentDocument,
  redirect: presentRedirect,
  consultation: presentConsultation,
  'draft-text': presentDraftText,
  comment: presentComment,
  receipt: presentReceipt,
  tally: presentTally,
}

function presentRecord(
  kind: Kind,
  record: StoredRecord,
  files: ReadonlyMap<string, FileRecord>,
): Presented {
  const shelf = createShelf(files)
  try {
    const publication = present(presenters[kind](record as never, shelf))
    const parsed = publicationSchema.safeParse(publication)
    const problems = parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return { publication, problems, stored: shelf.stored }
  } catch (error) {
    const publication = { kind, id: record.id, revision: revisionOf(record.revision) }
    return { publication, problems: [String(error)], stored: new Map() }
  }
}

/**
 * The asked records that are published at `now`, by `kind/id`; whatever is absent is gone. One query
 * for each kind asked for and one for all their files, however many records.
 */
export async function presentPublished(
  payload: Payload,
  refs: readonly ItemRef[],
  now: Date,
): Promise<Map<string, Presented>> {
  const byKind = Map.groupBy(refs, ({ kind }) => kind)
  const found: [kind: Kind, record: StoredRecord][] = []
  for (const [kind, asked] of byKind) {
    const ids = asked.map(({ id }) => id)
    for (const record of await published(payload, kind, ids, now)) found.push([kind, record])
  }
  const files = await filesFor(
    payload,
    found.map(([, record]) => record),
  )
  return new Map(
    found.map(([kind, record]) => [`${kind}/${record.id}`, presentRecord(kind, record, files)]),
  )
}

/**
 * A draft as its page would be: what a draft may lack and a page cannot (address, publication date)
 * is filled in; `problems` names what else is missing.
 */
export async function presentDraft<K extends Kind>(
  payload: Payload,
  kind: K,
  record: object,
  now: Date,
): Promise<Omit<Presented, 'publication'> & { publication: PublicationOf<K> | undefined }> {
  const draft: StoredRecord & Record<string, unknown> = { id: 'ban-nhap', ...record }
  draft.revision ||= 'ban-nhap'
  draft.publishedAt ||= now.toISOString()
  draft.updatedAt ||= now.toISOString()
  draft.slug ||= slugify(String(draft.title ?? '')) || 'ban-nhap'
  const presented = presentRecord(kind, draft, await filesFor(payload, [draft]))
  const publication = presented.problems.length === 0 ? presented.publication : undefined
  return { ...presented, publication: publication as PublicationOf<K> | undefined }
}

async function published(
  payload: Payload,
  kind: Kind,
  ids: string[],
  now: Date,
): Promise<StoredRecord[]> {
  const source = sources[kind]
  if ('global' in source) {
    if (!ids.includes(source.global)) return []
    const record: Partial<StoredRecord> | null = await payload.db.findGlobal({
      slug: source.global,
    })
    // A global nobody has saved yet has no revision, and is not published.
    return record?.revision ? [{ ...record, id: source.global }] : []
  }
  const { docs } = await payload.db.find<StoredRecord>({
    collection: source.collection,
    where: { and: [{ id: { in: askable(payload, ids) } }, publishedWhere(source, now)] },
    pagination: false,
    limit: 0,
  })
  return docs
}

/** MongoDB throws at an id that cannot be one of its own; no record has it, so nobody need ask. */
export const askable = (payload: Payload, ids: string[]) =>
  payload.db.name === 'mongoose' ? ids.filter((id) => /^[0-9a-f]{24}$/.test(id)) : ids

/** Every file that the records may show, by one query. */
async function filesFor(
  payload: Payload,
  records: readonly object[],
): Promise<Map<string, FileRecord>> {
  const ids = [...new Set(records.flatMap(fileIdsOf))]
  if (ids.length === 0) return new Map()
  const { docs } = await payload.db.find<FileRecord>({
    collection: 'files',
    where: { id: { in: askable(payload, ids) } },
    pagination: false,
    limit: 0,
  })
  return new Map(docs.map((file) => [file.id, file]))
}

function fileIdsOf(record: {
  picture?: Reference
  attachments?: Reference[] | null
  files?: Reference[] | null
  dossier?: { file?: Reference }[] | null
  resultFiles?: Reference[] | null
  body?: RichText
  text?: RichText | string
  resultText?: RichText
}): string[] {
  const picture = idOf(record.picture)
  return [
    ...(picture === undefined ? [] : [picture]),
    ...idsOf(record.attachments),
    ...idsOf(record.files),
    ...idsOf((record.dossier ?? []).map(({ file }) => file)),
    ...idsOf(record.resultFiles),
    ...filesIn(record.body),
    ...filesIn(record.resultText),
    ...(typeof record.text === 'string' ? [] : filesIn(record.text)),
  ]
}
