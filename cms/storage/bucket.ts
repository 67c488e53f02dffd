import type { S3ClientConfig } from '@aws-sdk/client-s3'
import type { Places } from './uploads.ts'

/**
 * How the bucket is reached. Soon given up: who uploads waits, and with SQLite every other writer does.
 * Checksums only where they are asked for, since not every server but Amazon's knows them.
 */
export const bucketOf = (env: Places): S3ClientConfig => ({
  region: env.PORTAL_S3_REGION,
  ...(env.PORTAL_S3_ENDPOINT && { endpoint: env.PORTAL_S3_ENDPOINT, forcePathStyle: true }),
  credentials: {
    accessKeyId: String(env.PORTAL_S3_KEY),
    secretAccessKey: String(env.PORTAL_S3_SECRET),
  },
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
})
