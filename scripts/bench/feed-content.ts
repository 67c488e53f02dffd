import type { Manifest } from '#shared/feed.ts'
import { kinds, type Publication } from '#shared/publication.ts'
import { document, documentId, frame } from './publications.ts'

type Items = Manifest['items']

/** What a made-up CMS publishes: so many generated documents, what stands round them, and what was done since. */
export type FeedContent = {
  /** Counts the changes. */
  version: number
  get(kind: string, id: string): Publication | undefined
  put(one: Publication): void
  remove(kind: string, id: string): void
  items(): Items
}

export function feedContent(size: number): FeedContent {
  const changed = new Map<string, Publication | undefined>()
  const rest = new Map(frame.map((one) => [`${one.kind}/${one.id}`, one]))
  const content: FeedContent = {
    version: 0,
    get(kind, id) {
      const key = `${kind}/${id}`
      if (changed.has(key)) return changed.get(key)
      const n = kind === 'document' ? Number(id.slice(3)) : size
      return rest.get(key) ?? (n < size ? document(n) : undefined)
    },
    put(one) {
      changed.set(`${one.kind}/${one.id}`, one)
      content.version += 1
    },
    remove(kind, id) {
      changed.set(`${kind}/${id}`, undefined)
      content.version += 1
    },
    items() {
      const items = new Map<string, Items[number]>()
      for (const { kind, id, revision } of frame) items.set(`${kind}/${id}`, [kind, id, revision])
      for (let n = 0; n < size; n += 1) {
        const id = documentId(n)
        items.set(`document/${id}`, ['document', id, `revision-${id}-0`])
      }
      for (const [key, one] of changed)
        if (one) items.set(key, [one.kind, one.id, one.revision])
        else items.delete(key)
      return [...items.values()].sort(
        ([a, x], [b, y]) => kinds.indexOf(a) - kinds.indexOf(b) || (x < y ? -1 : 1),
      )
    },
  }
  return content
}
