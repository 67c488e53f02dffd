import { join, resolve } from 'node:path'
import { parseEnvironment } from '#shared/environment.ts'
import { Refusal } from '../environment.ts'

/** Where the portal keeps what is precious: its data folder and its database, absolute. */
export type Places = {
  data: string
  database: { kind: 'sqlite'; path: string } | { kind: 'mongodb'; url: string }
  /** Where uploads are when they are not in the data folder; no backup has them. */
  bucket?: string
}

/** The places that the variables name; creates nothing, no secrets either. Throws `Refusal`. */
export function placesOf(variables: Record<string, string | undefined>): Places {
  const data = resolve(variables.PORTAL_DATA || './data')
  const unread = 'x'.repeat(32)
  const parsed = parseEnvironment({
    ...variables,
    PORTAL_DATA: data,
    PORTAL_SITE_TOKEN: unread,
    PAYLOAD_SECRET: unread,
    PORTAL_RECEIPT_KEY: unread,
  })
  if (!parsed.ok) throw new Refusal(parsed.reasons)
  const { DATABASE_URL: url, PORTAL_S3_BUCKET: bucket } = parsed.env
  const places = { data, ...(bucket && { bucket }) }
  if (!url.startsWith('file:')) return { ...places, database: { kind: 'mongodb', url } }
  return { ...places, database: { kind: 'sqlite', path: resolve(url.slice('file:'.length)) } }
}

/** Where the SQLite file of the CMS stands in a data folder that a restore fills. */
export const databaseIn = (data: string) => join(data, 'cms', 'cms.db')
