import { join } from 'node:path'
import { withPayload } from '@payloadcms/next/withPayload'

/**
 * Packages that must stay one copy between Express and Next: bundled twice, Payload's errors would
 * lose their fields (they are told apart by class) and its cached instance would not be found.
 */
const onlyOnce = [
  'payload',
  '@payloadcms/db-mongodb',
  '@payloadcms/db-sqlite',
  '@payloadcms/drizzle',
  '@payloadcms/storage-s3',
  '@aws-sdk/client-s3',
  '@libsql/client',
  'mongoose',
  'nodemailer',
  'file-type',
  'sanitize-html',
  'sharp',
]

/** @type {import('next').NextConfig} */
const config = {
  // Each build goes to its own folder, and is moved away when it is whole (cms/panel/build.ts).
  distDir: process.env.PANEL_DIST ?? '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  compress: false,
  devIndicators: false,
  serverExternalPackages: onlyOnce,
  // Checked by `npm run check`; a start must not wait for it.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: { root: join(import.meta.dirname, '../..') },
  experimental: {
    turbopackFileSystemCacheForBuild: false,
    serverActions: { bodySizeLimit: '5mb' },
  },
}

export default withPayload(config)
