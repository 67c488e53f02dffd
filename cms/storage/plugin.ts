import { s3Storage } from '@payloadcms/storage-s3'
import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionConfig,
  type Plugin,
} from 'payload'
import { bucketOf } from './bucket.ts'
import type { Places } from './uploads.ts'

const unreachable =
  'Kho lưu tệp không trả lời, nên tệp chưa được lưu. Thử lại sau ít phút; nếu vẫn lỗi, báo người vận hành kèm giờ.'

/** Uploads go to the bucket instead of the folder; they are still read through the CMS, by its rights. */
export const filesInBucket =
  (env: Places, bucket: string): Plugin =>
  async (config) => {
    // Browsers send files to the CMS, never to the bucket: the panel gets nothing of the plugin's.
    const { admin, ...rest } = config
    const stored = await s3Storage({
      bucket,
      collections: { files: true },
      config: bucketOf(env),
      clientCacheKey: `${env.PORTAL_S3_ENDPOINT}/${bucket}`,
    })(rest)
    const { admin: _, ...others } = stored
    const collections = stored.collections?.map((one) => (one.slug === 'files' ? ours(one) : one))
    return { ...others, ...(admin && { admin }), ...(collections && { collections }) }
  }

/** The same fields wherever files are, so that one schema serves both; and a failure in our words. */
function ours(files: CollectionConfig): CollectionConfig {
  const hooks = files.hooks?.afterChange ?? []
  const send = hooks.at(-1)
  if (!send) throw new Error('The plugin of the bucket does not send files as it did')
  const sendOrSay: CollectionAfterChangeHook = async (args) => {
    try {
      return await send(args)
    } catch {
      // The plugin has logged what it was.
      await forget(args)
      throw new APIError(unreachable, 503, null, true)
    }
  }
  return {
    ...files,
    fields: files.fields.filter((field) => !('name' in field && field.name === '_objectKey')),
    hooks: { ...files.hooks, afterChange: [...hooks.slice(0, -1), sendOrSay] },
  }
}

/** A database without transactions keeps what was written so far: a record without its file must not stay. */
async function forget({ doc, operation, req }: Parameters<CollectionAfterChangeHook>[0]) {
  if (operation !== 'create' || (await req.transactionID)) return
  const { db } = req.payload
  const id = { equals: doc.id }
  await db.deleteOne({ collection: 'files', where: { id }, req })
  await db.deleteVersions({ collection: 'files', where: { parent: id }, req })
  await db.deleteMany({ collection: 'events', where: { recordId: id }, req })
}
