import { resolve } from 'node:path'
import { buildConfig, type Plugin, type SanitizedConfig } from 'payload'
import sharp from 'sharp'
import type { Environment } from '#shared/environment.ts'
import { agencies } from './collections/agencies.ts'
import { articles } from './collections/articles.ts'
import { commentFiles } from './collections/comment-files.ts'
import { comments } from './collections/comments.ts'
import { consultations } from './collections/consultations.ts'
import { documentTypes } from './collections/document-types.ts'
import { documents } from './collections/documents.ts'
import { draftTexts } from './collections/draft-texts.ts'
import { events } from './collections/events.ts'
import { fieldsOfLaw } from './collections/fields-of-law.ts'
import { files } from './collections/files.ts'
import { legalRegimes } from './collections/legal-regimes.ts'
import { pages } from './collections/pages.ts'
import { redirects } from './collections/redirects.ts'
import { sections } from './collections/sections.ts'
import { tallies } from './collections/tallies.ts'
import { users } from './collections/users.ts'
import { database } from './database/adapter.ts'
import { panel, withBar, withGlobalBar } from './desk/components.ts'
import { editor } from './fields/editor.ts'
import { fileSizeLimit, sentenceOfFileSize } from './fields/file-kinds.ts'
import { home } from './globals/home.ts'
import { navigation } from './globals/navigation.ts'
import { notice } from './globals/notice.ts'
import { portal } from './globals/portal.ts'
import { quietError } from './http/quiet-error.ts'
import { mail } from './mail.ts'
import { sayFailure, vi } from './words.ts'

/** The CMS for one environment: its own database, place of uploads, secret and addresses. */
export async function makeConfig(env: Environment): Promise<SanitizedConfig> {
  const accounts = users(env)
  return buildConfig({
    secret: env.PAYLOAD_SECRET,
    serverURL: env.CMS_ORIGIN,
    csrf: [env.CMS_ORIGIN],
    cookiePrefix: 'portal',
    telemetry: false,
    graphQL: { disable: true },
    defaultDepth: 0,
    maxDepth: 3,
    db: await database(env),
    editor: editor(),
    email: mail(env),
    sharp,
    logger: { options: { name: 'cms', level: env.LOG_LEVEL, serializers: { err: quietError } } },
    i18n: { supportedLanguages: { vi }, fallbackLanguage: 'vi' },
    hooks: { afterError: [sayFailure] },
    upload: {
      limits: { fileSize: fileSizeLimit },
      abortOnLimit: true,
      responseOnLimit: sentenceOfFileSize,
    },
    // By `npm run generate` only: else every start of a test makes them anew, in a process of its own.
    typescript: { outputFile: resolve('cms/payload-types.ts'), autoGenerate: false },
    admin: {
      user: accounts.slug,
      avatar: 'default',
      ...panel,
      dateFormat: 'dd/MM/yyyy HH:mm',
      timezones: {
        defaultTimezone: 'Asia/Ho_Chi_Minh',
        supportedTimezones: [{ label: 'Giờ Việt Nam', value: 'Asia/Ho_Chi_Minh' }],
      },
      importMap: {
        baseDir: resolve('.'),
        importMapFile: resolve('cms/admin/app/importMap.js'),
        autoGenerate: false,
      },
    },
    collections: [
      articles,
      pages,
      sections,
      documents,
      documentTypes,
      fieldsOfLaw,
      agencies,
      consultations,
      draftTexts,
      comments,
      legalRegimes,
      commentFiles(env),
      tallies,
      files(env),
      redirects,
      accounts,
      events,
    ].map(withBar),
    plugins: await storage(env),
    globals: [portal, navigation, home, notice].map(withGlobalBar),
  })
}

/** The plugin is loaded by those who have a bucket. */
async function storage(env: Environment): Promise<Plugin[]> {
  const bucket = env.PORTAL_S3_BUCKET
  if (!bucket) return []
  const { filesInBucket } = await import('./storage/plugin.ts')
  return [filesInBucket(env, bucket)]
}
