import { resolve } from 'node:path'
import type { CollectionConfig } from 'payload'
import type { Environment } from '#shared/environment.ts'
import { mimeOfExtension } from '#shared/file-kinds.ts'
import { accessTo } from '../access.ts'
import { imageTypes } from '../fields/file-kinds.ts'
import { searchField } from '../fields/search.ts'
import { systemFields } from '../fields/system.ts'
import { contentHooks } from '../hooks/content.ts'
import { checkUpload, digestUpload } from '../hooks/uploads.ts'
import { mediaFolder } from '../storage/uploads.ts'

/** Widths in pixels of the WebP copies of a picture; a copy wider than the picture is not made. */
export const pictureWidths = { w480: 480, w960: 960, w1600: 1600 } as const

/** A file never changes after upload: a corrected one is another record. */
export const files = (env: Environment): CollectionConfig => ({
  slug: 'files',
  labels: { singular: 'Tệp', plural: 'Tệp' },
  access: accessTo('files'),
  hooks: contentHooks(undefined, { beforeOperation: [checkUpload], beforeChange: [digestUpload] }),
  trash: true,
  disableDuplicate: true,
  versions: { maxPerDoc: 50 },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['deletedAt', 'createdAt'] }],
  admin: {
    group: 'Cổng',
    useAsTitle: 'title',
    defaultColumns: ['filename', 'title', 'mimeType', 'filesize', 'createdAt'],
    listSearchableFields: ['title', 'filename'],
    description:
      'PDF, Word, Excel và hình (PNG, JPEG, WebP), mỗi tệp không quá 20 MB. Tệp bỏ vào thùng rác vẫn hiện ở nơi đang dùng; muốn gỡ, sửa bản ghi dùng tệp.',
  },
  upload: {
    staticDir: resolve(mediaFolder(env)),
    mimeTypes: [...new Set([...Object.values(mimeOfExtension), 'application/x-cfb'])],
    imageSizes: Object.entries(pictureWidths).map(([name, width]) => ({
      name,
      width,
      formatOptions: { format: 'webp', options: { quality: 80 } },
    })),
    adminThumbnail: 'w480',
    crop: false,
    focalPoint: false,
    hideRemoveFile: true,
    pasteURL: false,
    displayPreview: true,
  },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: 'Tên tệp',
      maxLength: 300,
      admin: { description: 'Để trống: lấy từ tên tệp tải lên.' },
    },
    {
      name: 'note',
      type: 'textarea',
      label: 'Ghi chú nội bộ (không bắt buộc)',
      admin: { description: 'Nguồn, người chụp, giấy phép. Không hiện trên cổng.' },
    },
    {
      name: 'sha256',
      type: 'text',
      label: 'SHA-256',
      index: true,
      admin: { readOnly: true, position: 'sidebar', disableBulkEdit: true },
    },
    {
      name: 'digests',
      type: 'json',
      label: 'SHA-256 của các cỡ hình',
      admin: { hidden: true, disableBulkEdit: true, disableListColumn: true },
    },
    searchField,
    ...systemFields,
  ],
})

export const isPicture = (mime: string | null | undefined) => imageTypes.includes(mime ?? '')
