import { createHash, randomInt } from 'node:crypto'
import sharp from 'sharp'
import { slugify } from '#shared/text.ts'
import { richText, type TestCms } from '../cms/support.ts'
import { newPdf, uploadForm } from '../support/pdf.ts'
import type { RunningCms } from './running-cms.ts'

export type Written = 'articles' | 'documents'

/** What the CMS said yes to, by id: a file's digest, a record's title; and the title it was asked for and never answered. */
export type Acknowledged = {
  files: Map<string, string>
  records: Record<Written, Map<string, string>>
  unanswered: Map<string, string>
}

export type Shelf = { section: string; type: string; issuer: string }

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Uploads a file, publishes a record with it and corrects its title, again and again until the CMS
 * answers no more: documents with a PDF, articles with a picture.
 */
export async function write(
  cms: RunningCms,
  collection: Written,
  turn: number,
  shelf: Shelf,
  { files, records, unanswered }: Acknowledged,
): Promise<void> {
  for (let n = 1; ; n += 1) {
    const [bytes, form] = collection === 'articles' ? await newPicture() : newDocumentFile()
    const file = await cms.send('POST', '/api/files', form)
    if (!file) return
    files.set(String(file.id), sha256(bytes))
    const title = `Thử nghiệm ${turn} lần ${n}`
    const data =
      collection === 'articles'
        ? { ...articleData(shelf, title), picture: file.id, pictureDecorative: true }
        : { ...documentData(shelf, title, turn * 1000 + n), files: [file.id] }
    const made = await cms.send('POST', `/api/${collection}`, data)
    if (!made) return
    const id = String(made.id)
    const change = { title: `${title}, đã sửa`, _status: 'published' }
    records[collection].set(id, title)
    unanswered.set(id, change.title)
    if (!(await cms.send('PATCH', `/api/${collection}/${id}`, change))) return
    records[collection].set(id, change.title)
    unanswered.delete(id)
  }
}

function newDocumentFile(): [Buffer, FormData] {
  const bytes = newPdf(200_000)
  return [bytes, uploadForm('van-ban.pdf', bytes)]
}

/** Wide enough for smaller copies to be made of it. */
async function newPicture(): Promise<[Buffer, FormData]> {
  const background = { r: randomInt(256), g: randomInt(256), b: randomInt(256) }
  const create = { width: 1000, height: 600, channels: 3, background } as const
  const bytes = await sharp({ create }).jpeg().toBuffer()
  return [bytes, uploadForm('hinh.jpg', bytes, 'image/jpeg')]
}

export const articleData = ({ section }: Shelf, title: string) => ({
  ...{ title, section, summary: `${title}, tóm tắt.`, author: 'An', source: 'Cổng thử' },
  ...{ slug: slugify(title), body: richText('Nội dung.'), _status: 'published' as const },
})

const documentData = ({ type, issuer }: Shelf, title: string, n: number) => ({
  ...{ number: `${n}/2026/QĐ-UBND`, title, type, issuer, authority: 'ubnd' as const },
  ...{ slug: slugify(title), issuedOn: '2026-03-19', _status: 'published' as const },
})

/** What records stand under, and enough of them for lists to have further pages. */
export async function fillShelf({ payload }: TestCms): Promise<Shelf> {
  const write = { overrideAccess: true } as const
  const section = await payload.create({
    ...{ ...write, collection: 'sections' },
    data: { title: 'Y tế', slug: 'y-te', order: 1 },
  })
  const type = await payload.create({
    ...{ ...write, collection: 'document-types' },
    data: { title: 'Quyết định', code: 'QĐ', slug: 'quyet-dinh', order: 1 },
  })
  const issuer = await payload.create({
    ...{ ...write, collection: 'agencies' },
    data: { title: 'UBND tỉnh', shortName: 'UBND tỉnh', slug: 'ubnd', level: 'tinh', order: 1 },
  })
  const shelf = { section: section.id, type: type.id, issuer: issuer.id }
  for (let n = 1; n <= 25; n += 1) {
    const [article, document] = [
      articleData(shelf, `Tin cũ ${n}`),
      documentData(shelf, `Văn bản cũ ${n}`, n),
    ]
    await payload.create({ ...write, collection: 'articles', data: article })
    await payload.create({ ...write, collection: 'documents', data: document })
  }
  return shelf
}
