import type {
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  SanitizedCollectionConfig,
  Where,
} from 'payload'
import { fold } from '#shared/text.ts'

/** Fields that staff search in: the collection's own list of them, where folded words are kept. */
const searched = (collection: SanitizedCollectionConfig): string[] =>
  collection.flattenedFields.some(({ name }) => name === 'search')
    ? (collection.admin.listSearchableFields ?? [])
    : []

export const foldForSearch: CollectionBeforeChangeHook = ({ collection, data }) => {
  return searched(collection).length === 0
    ? data
    : { ...data, search: foldedWords(collection, data) }
}

/** The words that a record is found by. */
export const foldedWords = (
  collection: SanitizedCollectionConfig,
  data: Record<string, unknown>,
): string =>
  searched(collection)
    .map((name) => fold(String(data[name] ?? '')))
    .join(' ')

/** "Tìm" in a list or a picker asks `title like …`: here it means the folded words, whatever the marks typed. */
export const searchFolded: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'read' || !('where' in args) || !args.where) return
  return { ...args, where: folded(args.where as Where, new Set(searched(collection))) }
}

function folded(where: Where, names: ReadonlySet<string>): Where {
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) => {
      if ((name === 'and' || name === 'or') && Array.isArray(value))
        return [name, distinct(value.map((one) => folded(one as Where, names)))]
      const sought = value && !Array.isArray(value) && 'like' in value ? value.like : undefined
      if (!names.has(name) || typeof sought !== 'string') return [name, value]
      return ['search', { like: fold(sought) }]
    }),
  )
}

/** Two searched fields are one question about the folded words; the database need not answer it twice. */
const distinct = (questions: Where[]) => [
  ...new Map(questions.map((one) => [JSON.stringify(one), one])).values(),
]
