import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import writeExcelFile from 'write-excel-file/node'
import { newPdf } from '../../support/pdf.ts'

const fixture = (name: string) => readFile(new URL(`../../fixtures/${name}`, import.meta.url))
const picture = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b5160' } })
const openXml = 'application/vnd.openxmlformats-officedocument'

/** A real file of each kind that may come with a comment: extension, media type, bytes. */
export const attachments: [extension: string, mime: string, make: () => Promise<Buffer>][] = [
  ['pdf', 'application/pdf', async () => newPdf(500)],
  [
    'docx',
    `${openXml}.wordprocessingml.document`,
    () => readFile('scripts/seed/data/drafts/to-trinh-quy-dinh-gia.docx'),
  ],
  ['doc', 'application/msword', async () => gunzipSync(await fixture('du-thao.doc.gz'))],
  [
    'xlsx',
    `${openXml}.spreadsheetml.sheet`,
    () => writeExcelFile([[{ value: 'Đề nghị nêu rõ thời hạn.' }]]).toBuffer(),
  ],
  ['xls', 'application/vnd.ms-excel', () => fixture('gop-y.xls')],
  ['png', 'image/png', () => picture().png().toBuffer()],
  ['jpg', 'image/jpeg', () => picture().jpeg().toBuffer()],
  ['jpeg', 'image/jpeg', () => picture().jpeg().toBuffer()],
  ['webp', 'image/webp', () => picture().webp().toBuffer()],
  // As an iPhone takes it.
  ['HEIC', 'image/heic', () => fixture('anh-chup.heic')],
  ['heif', 'image/heif', () => fixture('anh-chup.heic')],
  // The same box with AV1 inside, as some other phones fill it.
  ['heif', 'image/heif', () => picture().avif().toBuffer()],
]
