import { resolve } from 'node:path'
import type { CollectionConfig } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { mimeOfAttachment } from '#shared/file-kinds.ts'
import { accessTo } from '../access.ts'
import { systemFields } from '../fields/system.ts'
import { keepAttachment } from '../hooks/comments.ts'
import { contentHooks } from '../hooks/content.ts'

/** What came with comments: in a folder of its own, never in the feed, for the agency's officers only. */
export const commentFiles = (env: Environment): CollectionConfig => ({
  slug: 'comment-files',
  labels: { singular: 'Tệp góp ý', plural: 'Tệp góp ý' },
  access: accessTo('comment-files'),
  hooks: contentHooks(undefined, { beforeChange: [keepAttachment] }),
  // A file's name may name its sender.
  custom: { titleInLog: 'submission' },
  trash: true,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  admin: {
    group: 'Góp ý dự thảo',
    hidden: true,
    useAsTitle: 'title',
    defaultColumns: ['title', 'mimeType', 'filesize', 'createdAt'],
  },
  upload: {
    staticDir: resolve(env.PORTAL_DATA, 'cms', 'comment-files'),
    mimeTypes: [...new Set([...Object.values(mimeOfAttachment), 'application/x-cfb'])],
    crop: false,
    focalPoint: false,
    hideRemoveFile: true,
    pasteURL: false,
    displayPreview: false,
    modifyResponseHeaders: ({ headers }) => {
      // Whatever a stranger sent is saved, never shown inside the panel.
      headers.set('Content-Disposition', 'attachment')
      headers.set('X-Content-Type-Options', 'nosniff')
      headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
      return headers
    },
  },
  fields: [
    { name: 'title', type: 'text', label: 'Tên tệp', admin: { readOnly: true } },
    { name: 'sha256', type: 'text', label: 'SHA-256', index: true, admin: { readOnly: true } },
    { name: 'submission', type: 'text', label: 'Mã lần gửi', index: true, admin: { hidden: true } },
    {
      name: 'agency',
      type: 'relationship',
      relationTo: 'agencies',
      label: 'Cơ quan soạn thảo',
      index: true,
      admin: { readOnly: true },
    },
    ...systemFields,
  ],
})
