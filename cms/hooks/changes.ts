import type { FlattenedField } from 'payload'
import { systemNames } from '../fields/system.ts'

export type NamedField = FlattenedField

/** Fields of a record whose values differ, the portal's own excepted; a relation is compared by its id. */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  fields: readonly NamedField[],
): (NamedField & { label?: unknown })[] {
  return fields.filter((field) => {
    if (systemNames.has(field.name) || ('hidden' in field && field.hidden)) return false
    return text(before[field.name]) !== text(after[field.name])
  })
}

/** Equal for values that mean the same: nothing, empty and unchecked are one. */
function text(value: unknown): string {
  const bare = plain(value)
  const empty = bare === undefined || bare === null || bare === '' || bare === false
  if (empty || (Array.isArray(bare) && bare.length === 0)) return ''
  return JSON.stringify(bare)
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  // A populated relation is a record of its own; rows of an array are not.
  if ('id' in value && 'createdAt' in value) return value.id
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, plain(one)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
