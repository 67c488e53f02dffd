import type { BasePayload, CollectionSlug } from 'payload'
import { startProgress } from '../progress.ts'

/** What a seed works with: the CMS, its clock, and what it has made or found, `agency:so-tu-phap` → id. */
export type Seeding = {
  payload: BasePayload
  now: Date
  ids: Map<string, string>
  /** How many records were created by collection; nothing, when all was there. */
  created: Map<string, number>
  out: { write(text: string): unknown; isTTY?: boolean }
}

/** A record by the key that never changes: its slug, its e-mail, its bytes. */
export type Wanted = {
  key: string
  data: () => Record<string, unknown> | Promise<Record<string, unknown>>
}

type Named = { collection: CollectionSlug; kind: string; by: string; label: string }

/** Records by key in one query, those in the trash included: what an editor threw away stays away. */
export async function existing(
  { payload }: Seeding,
  collection: CollectionSlug,
  by: string,
): Promise<Map<string, string>> {
  const { docs } = await payload.find({
    collection,
    depth: 0,
    limit: 0,
    pagination: false,
    trash: true,
    select: { [by]: true },
    // A seed must see everything that is there, or it makes it again.
    overrideAccess: true,
  })
  const found = new Map<string, string>()
  for (const doc of docs) {
    const value: unknown = Reflect.get(doc, by)
    if (value) found.set(String(value), String(doc.id))
  }
  return found
}

/**
 * Creates what is missing, in order, and remembers every id as `kind:key`; what exists is left as it is,
 * also when an editor has changed it. `found` tells what exists, when one field alone does not.
 */
export async function ensureAll(
  seeding: Seeding,
  { collection, kind, by, label }: Named,
  wanted: readonly Wanted[],
  found?: Map<string, string>,
): Promise<void> {
  const { payload, ids } = seeding
  const there = found ?? (await existing(seeding, collection, by))
  for (const [key, id] of there) ids.set(`${kind}:${key}`, id)
  const missing = wanted.filter(({ key }) => !there.has(key))
  if (missing.length === 0) return
  const bar = startProgress(label, missing.length, seeding.out)
  for (const { key, data } of missing) {
    const { id } = await payload.create({
      collection,
      // The generated types differ by collection; the CMS validates each record as it validates a person's.
      data: (await data()) as never,
      depth: 0,
      // The demonstration is written by the portal itself.
      overrideAccess: true,
    })
    ids.set(`${kind}:${key}`, String(id))
    count(seeding, collection)
    bar.step()
  }
  bar.done()
}

export function count({ created }: Seeding, collection: string, by = 1): void {
  created.set(collection, (created.get(collection) ?? 0) + by)
}

/** The id of a record that was made or found before; throws for a name nobody gave. */
export function idOf({ ids }: Seeding, kind: string, key: string): string {
  const id = ids.get(`${kind}:${key}`)
  if (id === undefined) throw new Error(`Nothing seeded is named ${kind}:${key}`)
  return id
}

const collectionOf: Record<string, string> = {
  agency: 'agencies',
  document: 'documents',
  section: 'sections',
}

/** Links of the seed's texts, by name. */
export const resolver = (seeding: Seeding) => (kind: string, key: string) => ({
  relationTo: collectionOf[kind] ?? '',
  value: idOf(seeding, kind, key),
})
