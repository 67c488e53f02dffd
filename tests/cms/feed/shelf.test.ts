import { expect, test } from 'vitest'
import { createShelf, type FileRecord } from '#cms/feed/present/shelf.ts'

const sha = (digit: string) => digit.repeat(64)
const record = (more: Partial<FileRecord>): FileRecord => ({
  id: 'a',
  filename: 'a.png',
  mimeType: 'image/png',
  filesize: 5,
  width: 300,
  height: 200,
  sha256: sha('a'),
  ...more,
})
const shelfOf = (...files: FileRecord[]) => createShelf(new Map(files.map((one) => [one.id, one])))

test('a picture gives its sizes by rising width and the original last', () => {
  const sizes = {
    big: { filename: 'a-big.webp', mimeType: 'image/webp', filesize: 2, width: 960, height: 640 },
    small: {
      filename: 'a-small.webp',
      mimeType: 'image/webp',
      filesize: 1,
      width: 480,
      height: 320,
    },
    none: { filename: null },
  }
  const digests = { big: sha('b'), small: sha('c') }
  const picture = shelfOf(record({ sizes, digests })).picture('a')
  expect(picture?.map((file) => file.name)).toEqual(['a-small.webp', 'a-big.webp', 'a.png'])
  expect(picture?.[0]).toEqual({
    sha256: sha('c'),
    name: 'a-small.webp',
    size: 1,
    mime: 'image/webp',
    width: 480,
    height: 320,
  })
})

test('an unknown file is as if it had not been named', () => {
  const shelf = shelfOf(record({}))
  expect(shelf.attachments(['b', null])).toEqual([])
  expect(shelf.picture('b')).toBeUndefined()
  expect(shelf.stored.size).toBe(0)
})

test('a PDF is no picture', () => {
  expect(shelfOf(record({ mimeType: 'application/pdf' })).picture('a')).toBeUndefined()
})

test('a file without its digest throws', () => {
  expect(() => shelfOf(record({ sha256: null })).attachment('a')).toThrow('a.png')
})

test('names are NFC outside and as stored inside', () => {
  const stored = 'quye\u0302\u0301t.pdf'
  const shelf = shelfOf(record({ filename: stored, width: null, height: null }))
  expect(shelf.attachment('a')).toEqual({
    sha256: sha('a'),
    name: 'quyết.pdf',
    size: 5,
    mime: 'image/png',
  })
  expect(shelf.stored.get(sha('a'))).toBe(stored)
})
