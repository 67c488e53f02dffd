import { relationNames } from '#shared/messages.ts'
import type { DocumentRow, Lists } from '../../reader.ts'

export type RelationGroup = { name: string; documents: DocumentRow[] }

/** Relations of both directions under their Vietnamese names, own ones first, in the order of the law's list. */
export function relationGroups(relations: Lists['relations']['result']): RelationGroup[] {
  const groups = new Map<string, DocumentRow[]>()
  const place = (direction: 'out' | 'in') => {
    for (const [type, names] of Object.entries(relationNames)) {
      const found = relations.filter((one) => one.direction === direction && one.type === type)
      if (found.length === 0) continue
      const known = groups.get(names[direction]) ?? []
      const fresh = found
        .map(({ document }) => document)
        .filter(({ id }) => !known.some((one) => one.id === id))
      groups.set(names[direction], [...known, ...fresh])
    }
  }
  place('out')
  place('in')
  return [...groups].map(([name, documents]) => ({ name, documents }))
}
