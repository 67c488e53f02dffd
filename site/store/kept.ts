import type { Kind, Publication } from '#shared/publication.ts'
import { getMeta, type Store } from './open.ts'

/** Kinds of which there are few, and which most pages show. */
const few: ReadonlySet<Kind> = new Set([
  ...(['portal', 'navigation', 'notice', 'home', 'page'] as const),
  ...(['agency', 'section', 'document-type', 'field-of-law'] as const),
])

type Kept = { change: string; records: Map<string, Publication | undefined> }
const keptOf = new WeakMap<Store, Kept>()

/** Records of few kinds, parsed once for each state of the store; whoever reads them leaves them as they are. */
export function keepRecords(db: Store) {
  const change = getMeta(db, 'change') ?? ''
  const found = keptOf.get(db)
  const kept = found?.change === change ? found : { change, records: new Map() }
  if (kept !== found) keptOf.set(db, kept)
  return (kind: Kind, id: string, load: () => Publication | undefined): Publication | undefined => {
    if (!few.has(kind)) return load()
    const key = `${kind}/${id}`
    if (!kept.records.has(key)) kept.records.set(key, load())
    return kept.records.get(key)
  }
}
