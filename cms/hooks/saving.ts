import type {
  CollectionBeforeOperationHook,
  CollectionSlug,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'

/** How a record is being saved; Payload tells it to operations, not to the hooks inside them. */
export type Saving = {
  /** Asked for as a draft: the public row stays as it is. */
  draft: boolean
  /** An old version is being restored, so the record comes with an old revision. */
  restoring: boolean
  /** By a person's rights; scripts and the portal's own hooks are not judged. */
  judged: boolean
}

/** The public row as it was before this save: what sites show, whatever newer drafts say. */
export type PublicRow = Record<string, unknown> & { id: string }

const savingKey = (collection: string) => `saving:${collection}`
const rowKey = (collection: string, id: unknown) => `row:${collection}:${id}`

export const rememberSaving: CollectionBeforeOperationHook = ({
  args,
  operation,
  collection,
  overrideAccess,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return
  const saving: Saving = {
    draft: Boolean('draft' in args && args.draft) && hasDrafts(collection),
    restoring: operation === 'restoreVersion',
    judged: overrideAccess !== true,
  }
  req.context[savingKey(collection.slug)] = saving
  // Scripts may choose ids (a restore does); people may not.
  if (saving.judged && operation === 'create' && 'data' in args)
    delete (args.data as { id?: unknown }).id
}

export function savingOf(collection: { slug: string }, req: PayloadRequest): Saving {
  const saving = req.context[savingKey(collection.slug)]
  if (!saving) throw new Error(`Nothing known about how ${collection.slug} is saved`)
  return saving as Saving
}

/** Whether this save leaves the public row alone; a draft that is "published" is no draft. */
export function leavesPublicRow(saving: Saving, data: { _status?: unknown }): boolean {
  return saving.draft && (saving.restoring || data._status !== 'published')
}

export function hasDrafts(collection: Pick<SanitizedCollectionConfig, 'versions'>): boolean {
  return typeof collection.versions === 'object' && Boolean(collection.versions.drafts)
}

/** Reads the public row once a save; undefined for a record that is being created. */
export async function publicRow(
  collection: { slug: CollectionSlug },
  id: unknown,
  req: PayloadRequest,
): Promise<PublicRow | undefined> {
  if (id === undefined) return undefined
  const key = rowKey(collection.slug, id)
  if (!(key in req.context)) {
    req.context[key] = await req.payload.db.findOne<PublicRow>({
      collection: collection.slug,
      where: { id: { equals: id } },
      req,
    })
  }
  return (req.context[key] as PublicRow | null) ?? undefined
}

/** What a save wrote, in full (what hooks get afterwards may be cut by `select`), and which fields it changed. */
export type Saved = { data: Record<string, unknown>; changed: string[] }

const savedKey = (collection: string, id: unknown) => `saved:${collection}:${id}`

export function rememberSaved(
  collection: { slug: string },
  id: unknown,
  req: PayloadRequest,
  saved: Saved,
): void {
  req.context[savedKey(collection.slug, id)] = saved
}

export function savedOf(collection: { slug: string }, id: unknown, req: PayloadRequest): Saved {
  const saved = req.context[savedKey(collection.slug, id)]
  if (!saved) throw new Error(`Nothing known about the save of ${collection.slug} ${id}`)
  return saved as Saved
}

/** Ends a save: the same request may save the record again, and its public row has changed. */
export function forgetSave(collection: { slug: string }, id: unknown, req: PayloadRequest): void {
  delete req.context[rowKey(collection.slug, id)]
  delete req.context[savedKey(collection.slug, id)]
}

/** Whether a row is one that sites may show, now or when its time comes. */
export function isPublic(row: Record<string, unknown> | undefined, drafts: boolean): boolean {
  return row !== undefined && !row.deletedAt && (!drafts || row._status === 'published')
}
