import { open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Environment } from '#shared/environment.ts'
import { bucketOf } from './bucket.ts'

/** What staff uploaded, by the name in its record: below the data folder, or in a bucket that only the CMS reaches. */
export type Uploads = {
  /** Undefined when it is not there. */
  read(name: string): Promise<{ size: number; bytes: Readable } | undefined>
}

/** What of the environment says where uploads are. */
export type Places = Pick<Environment, 'PORTAL_DATA' | `PORTAL_S3_${S3Name}`>
type S3Name = 'BUCKET' | 'ENDPOINT' | 'REGION' | 'KEY' | 'SECRET'

export const mediaFolder = (env: Pick<Environment, 'PORTAL_DATA'>) =>
  join(env.PORTAL_DATA, 'cms', 'media')

export function uploadsOf(env: Places): Uploads {
  const read = env.PORTAL_S3_BUCKET ? inBucket(env, env.PORTAL_S3_BUCKET) : inFolder(env)
  return {
    async read(name) {
      if (basename(name) !== name) throw new Error(`Not a file name: ${name}`)
      return read(name)
    },
  }
}

const inFolder =
  (env: Places): Uploads['read'] =>
  async (name) => {
    const handle = await open(join(mediaFolder(env), name)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      },
    )
    if (handle === undefined) return undefined
    const { size } = await handle.stat()
    return { size, bytes: handle.createReadStream() }
  }

function inBucket(env: Places, Bucket: string): Uploads['read'] {
  // Loaded by those who have a bucket.
  const loaded = import('@aws-sdk/client-s3').then(({ NoSuchKey, S3 }) => ({
    NoSuchKey,
    s3: new S3(bucketOf(env)),
  }))
  return async (Key) => {
    const { NoSuchKey, s3 } = await loaded
    try {
      const { Body, ContentLength } = await s3.getObject({ Bucket, Key })
      // In Node the body is a stream of Node's.
      return Body && { size: Number(ContentLength), bytes: Body as Readable }
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw error
    }
  }
}
