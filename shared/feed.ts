import { z } from 'zod'
import { kinds } from './publication.ts'
import { instantSchema, revisionSchema } from './publication-parts.ts'

/** The words a site and the CMS exchange over the feed; publications themselves are in `publication.ts`. */

export const kindSchema = z.enum(kinds)
export const itemRefSchema = z.strictObject({ kind: kindSchema, id: z.string().min(1).max(64) })
export type ItemRef = z.infer<typeof itemRefSchema>

/** `GET /feed/manifest`: everything published now, sorted by kind (order of `kinds`), then id. */
export const manifestSchema = z.strictObject({
  installation: z.string().min(8),
  /** Where `GET /feed/changes` goes on from this manifest: `<boot>:<n>`. */
  cursor: z.string(),
  items: z.array(z.tuple([kindSchema, z.string(), revisionSchema])),
})
export type Manifest = z.infer<typeof manifestSchema>

/** `GET /feed/changes?after=<boot>:<n>&wait=25`: hints, each to be asked for; 410 for an unknown cursor. */
export const changesSchema = z.strictObject({
  installation: z.string().min(8),
  cursor: z.string(),
  items: z.array(itemRefSchema),
})
export type Changes = z.infer<typeof changesSchema>

/** `POST /feed/items`: at most this many by kind and id. */
export const itemsLimit = 500
export const itemsRequestSchema = z.strictObject({ items: z.array(itemRefSchema).max(itemsLimit) })

/** Each asked item once, in order: its publication (parsed one by one by the site), or an explicit `gone`. */
export const itemsResponseSchema = z.strictObject({
  items: z.array(
    z.union([
      z.strictObject({ ...itemRefSchema.shape, publication: z.unknown() }),
      z.strictObject({ ...itemRefSchema.shape, gone: z.literal(true) }),
    ]),
  ),
})

/** The CMS asks a site how one record stands: `GET` `paths.internalState(kind, id)` with the token. */
export const siteStateSchema = z.strictObject({
  /** What the site has; absent when it has nothing. */
  revision: revisionSchema.optional(),
  /** When this revision's own page was last written. */
  liveAt: instantSchema.optional(),
  path: z.string().optional(),
  /** One Vietnamese sentence, when the site refused the publication or could not render its page. */
  problem: z.string().optional(),
})
export type SiteState = z.infer<typeof siteStateSchema>
