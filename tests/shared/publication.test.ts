import { describe, expect, it } from 'vitest'
import { pathOf, paths } from '#shared/paths.ts'
import { filesOf, kinds, publicationSchema } from '#shared/publication.ts'
import { fileSchema, hrefSchema } from '#shared/publication-parts.ts'

describe('an address in text and menus', () => {
  it.each([
    ...[
      'portal:article/0b51',
      '/van-ban/',
      '/',
      '/tep/a/b.pdf#trang=2',
      'https://chinhphu.vn/a?b=c',
    ],
    ...['mailto:bbt@quangngai.example', 'tel:+842550000000'],
  ])('%s may stand', (href) => {
    expect(hrefSchema.safeParse(href).success).toBe(true)
  })

  it.each([
    ...['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'data:text/html,x', 'van-ban/'],
    ...[' /van-ban/', '/van ban/', 'portal:article/', 'portal:article/a b', 'ftp://a.example', ''],
  ])('%s may not', (href) => {
    expect(hrefSchema.safeParse(href).success).toBe(false)
  })
})

it.each(['../a', 'a/b', 'a\\b', '..', '.', '', 'a\0b'])('a file is never called %j', (name) => {
  const file = { sha256: 'a'.repeat(64), name, size: 1, mime: 'application/pdf' }
  expect(fileSchema.safeParse(file).success).toBe(false)
})

it('every kind has its place in the order, once', () => {
  const shapes = publicationSchema.options.map((one) => one.shape.kind.value)
  expect([...kinds].sort()).toEqual([...shapes].sort())
})

it('English pages stand under /en/, others under /trang/', () => {
  expect(pathOf({ kind: 'page', slug: 'introduction', lang: 'en' })).toBe('/en/introduction/')
  expect(pathOf({ kind: 'page', slug: 'gioi-thieu', lang: 'vi' })).toBe('/trang/gioi-thieu/')
  expect(pathOf({ kind: 'notice', slug: 'notice' })).toBeUndefined()
  expect(paths.file('a'.repeat(64), 'bản ký.pdf')).toBe(
    `/tep/${'a'.repeat(64)}/b%E1%BA%A3n%20k%C3%BD.pdf`,
  )
})

it('files of a picture belong to its article, whatever its text', () => {
  const file = { sha256: 'b'.repeat(64), name: 'a.webp', size: 1, mime: 'image/webp' }
  const instant = '2026-11-25T02:42:00.000Z'
  const article = publicationSchema.parse({
    ...{ kind: 'article', id: 'a', revision: 'revision', slug: 'a', title: 'A', section: 's' },
    ...{ publishedAt: instant, updatedAt: instant, summary: 'A', author: 'A', source: 'A' },
    ...{ picture: { sizes: [file], alt: '' }, body: '', files: [], sample: false },
  })
  expect(filesOf(article)).toEqual([file])
})
