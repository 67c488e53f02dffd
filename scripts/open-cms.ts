import { type BasePayload, getPayload } from 'payload'
import { makeConfig } from '#cms/config.ts'
import type { Environment } from '#shared/environment.ts'

/** The CMS's records in this process, migrated, for a script that writes them; the caller destroys it. */
export async function openCms(env: Environment): Promise<BasePayload> {
  // Payload runs migrations by this variable alone, and a shell rarely sets it.
  Object.assign(process.env, { NODE_ENV: env.NODE_ENV })
  return getPayload({ config: await makeConfig(env), disableOnInit: true })
}
