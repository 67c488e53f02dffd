import { createHash } from 'node:crypto'
import type { CollectionSlug } from 'payload'
import { paths } from '#shared/paths.ts'
import type { Kind } from '#shared/publication.ts'
import { richText } from '../cms/support.ts'
import { uploadForm } from '../support/pdf.ts'
import type { TestPortal } from './portal.ts'

/** A word that nobody may meet, one for each thing that is not public. */
export const canary = (way: string) => `hoangyen${way}bay`
export const anyCanary = /hoangyen\w*bay/i

/** A record that is not public, or not whole: how the CMS and a site name it, and where it would stand. */
export type Hidden = { way: string; collection: CollectionSlug; kind: Kind; id: string; at: string }

/** What readers may still know of a withdrawn record: its address, title and who it is from. */
const stays = {
  articles: { title: 'Tin sẽ gỡ', slug: 'tin-se-go', author: 'An', source: 'Cổng thử' },
  pages: { title: 'Trang sẽ gỡ', slug: 'trang-se-go' },
  documents: { title: 'Văn bản sẽ gỡ', signerName: 'An' },
}

const later = () => new Date(Date.now() + 3_600_000).toISOString()
const now = () => new Date().toISOString()

/** Makes records whose every field and file has a word of its own, and takes them back in each way there is. */
export async function hideRecords({ send }: TestPortal) {
  const digests: string[] = []
  const hidden: Hidden[] = []
  const make = async (collection: CollectionSlug, body: object, draft = false) =>
    await send('POST', `/api/${collection}${draft ? '?draft=true' : ''}`, body)
  const plain = async (collection: CollectionSlug, body: object) =>
    String((await make(collection, { order: 1, ...body })).id)
  const section = await plain('sections', { title: 'Y tế' })
  const level = 'tinh'
  const issuer = await plain('agencies', { title: 'UBND tỉnh', shortName: 'UBND tỉnh', level })
  const type = await plain('document-types', { title: 'Quyết định' })

  async function upload(word: string): Promise<string> {
    const bytes = Buffer.from(
      `%PDF-1.4\n% ${word}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    )
    digests.push(createHash('sha256').update(bytes).digest('hex'))
    return String((await send('POST', '/api/files', uploadForm(`${word}.pdf`, bytes))).id)
  }

  /** One record of a collection with drafts; without a `_status` it stays a draft. */
  async function record(
    collection: keyof typeof stays,
    way: string,
    more: object,
  ): Promise<string> {
    const word = canary(way)
    const [text, file] = [richText(word), await upload(word)]
    const own = {
      articles: { section, summary: word, author: word, source: word, body: text },
      pages: { lang: 'vi', summary: word, body: text },
      documents: {
        ...{ number: `${digests.length}/2026/QĐ-UBND`, type, issuer, authority: 'ubnd' },
        ...{ issuedOn: '2026-04-19', signerName: word, text },
      },
    }[collection]
    const files = collection === 'documents' ? { files: [file] } : { attachments: [file] }
    const slug = collection === 'documents' ? {} : { slug: word }
    const body = { title: `Tên ${word}`, ...slug, ...own, ...files, ...more }
    const made = await make(collection, body, !('_status' in body))
    const [kind, path] = (
      {
        articles: ['article', paths.article],
        pages: ['page', paths.page],
        documents: ['document', paths.document],
      } as const
    )[collection]
    const id = String(made.id)
    hidden.push({ way, collection, kind, id, at: path(String(made.slug ?? word)) })
    return id
  }

  for (const [collection, of] of [
    ['articles', 'tin'],
    ['pages', 'trang'],
    ['documents', 'vb'],
  ] as const) {
    await record(collection, `${of}nhap`, {})
    await record(collection, `${of}hengio`, { _status: 'published', publishedAt: later() })
    await record(collection, `${of}thungrac`, { _status: 'published' })
    await record(collection, `${of}dago`, { _status: 'published' })
    await record(collection, `${of}thuhoi`, { _status: 'published', ...stays[collection] })
  }
  const small = async (collection: CollectionSlug, kind: Kind, way: string, body: object) => {
    const at = { section: paths.section, agency: paths.agency }[String(kind)] ?? ((s) => `/${s}/`)
    const id = await plain(collection, body)
    hidden.push({ way, collection, kind, id, at: at(canary(way)) })
  }
  const named = (way: string) => ({ title: canary(way), slug: canary(way), summary: canary(way) })
  await small('sections', 'section', 'chuyenmuc', named('chuyenmuc'))
  const agency = { shortName: canary('coquan'), level, address: canary('coquan') }
  await small('agencies', 'agency', 'coquan', { ...named('coquan'), ...agency })
  const [from, to] = [`/${canary('chuyenhuong')}/`, `/tin-tuc/?${canary('chuyenhuong')}`]
  await small('redirects', 'redirect', 'chuyenhuong', { from, to })

  const shown = await make('articles', {
    ...{ title: 'Tin công khai', slug: 'tin-cong-khai', section, summary: 'Ai cũng đọc được.' },
    ...{ author: 'An', source: 'Cổng thử', body: richText('Công khai.'), _status: 'published' },
  })

  return {
    hidden,
    digests,
    shown: String(shown.id),
    issuer,
    /** What was public goes: back to a draft, into the trash, withdrawn. */
    async takeBack() {
      for (const { way, collection, id } of hidden) {
        const path = `/api/${collection}/${id}`
        if (way.endsWith('dago')) await send('PATCH', path, { _status: 'draft' })
        if (/thungrac$|^c/.test(way))
          await send('PATCH', `${path}?trash=true`, { deletedAt: now() })
        if (way.endsWith('thuhoi'))
          await send('PATCH', path, {
            ...{ withdrawnAt: now(), withdrawnReason: 'Đăng nhầm', _status: 'published' },
          })
      }
      const word = canary('banmoi')
      await send('PATCH', `/api/articles/${shown.id}?draft=true`, {
        ...{ title: word, summary: word, body: richText(word), attachments: [await upload(word)] },
      })
      const at = paths.article('tin-cong-khai')
      hidden.push({
        way: 'banmoi',
        collection: 'articles',
        kind: 'article',
        id: String(shown.id),
        at,
      })
    },
  }
}
