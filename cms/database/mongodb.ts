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
    // The log has a field `collection`, a word mongoose warns of; the log's tests read it back.
    collectionsSchemaOptions: { events: { suppressReservedKeysWarning: true } },
    ...(env.DATABASE_COMPATIBILITY ? compatibilityOptions.cosmosdb : {}),
  })
}
