import {
  APIError,
  type BasePayload,
  type RequiredDataFromCollectionSlug,
  ValidationError,
} from 'payload'
import { createTogether } from '#cms/bulk/create-together.ts'

type Required = RequiredDataFromCollectionSlug<'documents'>

/** Without a slug: the CMS makes it before it validates, which the generated type does not know. */
export type DocumentData = Omit<Required, 'slug'>

/** One document to write; `refused` is called instead when the CMS does not accept it. */
export type Writing = { data: DocumentData; refused: (reason: string) => void }

/** Rows of one transaction: large enough to be fast, short enough that other writers wait under a second. */
const batchSize = 200

/**
 * Writes documents in their order, batch by batch, each a transaction where the database has them, so
 * that a crash leaves whole batches. A batch with a row that the CMS refuses is written again row by row.
 */
export async function writeDocuments(
  payload: BasePayload,
  writings: readonly Writing[],
  progress: (count: number) => void,
): Promise<void> {
  for (let start = 0; start < writings.length; start += batchSize) {
    const batch = writings.slice(start, start + batchSize)
    if (!(await writeTogether(payload, batch))) await writeSingly(payload, batch)
    progress(batch.length)
  }
}

/** False when nothing was written, since the CMS refused a row. */
async function writeTogether(payload: BasePayload, batch: readonly Writing[]): Promise<boolean> {
  try {
    await createTogether(
      payload,
      'documents',
      batch.map(({ data }) => data),
    )
    return true
  } catch (error) {
    if (!sentenceOf(error)) throw error
    return false
  }
}

async function writeSingly(payload: BasePayload, batch: readonly Writing[]): Promise<void> {
  for (const { data, refused } of batch) {
    try {
      await payload.create({
        collection: 'documents',
        data: data as Required,
        depth: 0,
        // The operator at the machine stands above the roles of the admin panel.
        overrideAccess: true,
      })
    } catch (error) {
      const reason = sentenceOf(error)
      if (!reason) throw error
      refused(reason)
    }
  }
}

/** What the CMS says against a record, for the report; undefined for what is no refusal. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ValidationError) {
    const { errors } = error.data
    return errors.map(({ message }) => message).join(' ') || error.message
  }
  return error instanceof APIError && error.status < 500 ? error.message : undefined
}
