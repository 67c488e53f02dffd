import { z } from 'zod'
import { instantSchema, sha256Schema } from '#shared/publication-parts.ts'

/** What an archive of the portal says about itself, in its last entry. */
export const manifestName = 'manifest.json'

export const archiveManifestSchema = z.strictObject({
  format: z.literal(1),
  madeAt: instantSchema,
  database: z.enum(['sqlite', 'mongodb']),
  files: z.array(
    z.strictObject({ path: z.string().min(1), size: z.int().nonnegative(), sha256: sha256Schema }),
  ),
})
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>
export type ArchivedFile = ArchiveManifest['files'][number]

/** Databases as snapshots; each collection of MongoDB is one file of extended JSON, a record a line. */
export const cmsDatabase = 'cms/cms.db'
export const journalDatabase = 'site/journal.db'
export const mongodbFolder = 'cms/mongodb'

/** Copied file by file, after the databases that name them. `site/content.db` and the pages are made anew. */
export const folders = ['cms/media', 'cms/comment-files', 'site/journal', 'secrets'] as const

/** Whether an archive may hold this path: nothing outside the places above, and no way out of them. */
export function isArchivePath(path: string): boolean {
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return false
  if (path.includes('\\') || path.includes('\0')) return false
  if (path === cmsDatabase || path === journalDatabase) return true
  return [mongodbFolder, ...folders].some((folder) => path.startsWith(`${folder}/`))
}
