import { compatibilityOptions, mongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj } from 'payload'
import type { Environment } from '#shared/environment.ts'

/**
 * MongoDB; joins without aggregation pipelines, transactions when the URL names a replica set.
 * `DATABASE_COMPATIBILITY=cosmosdb` is for servers that speak MongoDB's wire but are none.
 */
export function mongodb(env: Environment): DatabaseAdapterObj {
  return mongooseAdapter({
    url: env.DATABASE_URL,
    allowIDOnCreate: true,
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
    ...(env.DATABASE_COMPATIBILITY ? compatibilityOptions.cosmosdb : {}),
  })
}
