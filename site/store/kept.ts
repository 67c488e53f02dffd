import type { Kind, Publication } from '#shared/publication.ts'
import { lastTouched, type Store } from './open.ts'

/** Kinds of which there are few, and which most pages show. */
const few: ReadonlySet<Kind> = new Set([
  ...(['portal', 'navigation', 'notice', 'home', 'page'] as const),
  ...(['agency', 'section', 'document-type', 'field-of-law'] as const),
])

/** `written` counts the writes of publications; see `touched` in schema.ts. */
type Kept = { written: number; records: Map<string, Publication | undefined> }
const keptOf = new WeakMap<Store, Kept>()

/** Records of few kinds, parsed once for each state of the store; whoever reads them leaves them as they are. */
export function keepRecords(db: Store) {
  const written = lastTouched(db)
  const found = keptOf.get(db)
  const kept = found?.written === written ? found : { written, records: new Map() }
  if (kept !== found) keptOf.set(db, kept)
  return (kind: Kind, id: string, load: () => Publication | undefined): Publication | undefined => {
    if (!few.has(kind)) return load()
    const key = `${kind}/${id}`
    if (!kept.records.has(key)) kept.records.set(key, load())
    return kept.records.get(key)
  }
}
