import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PublicationOf } from '#shared/publication.ts'
import { catalogueOf } from '#site/lists/catalogue.ts'
import type { DocumentFilter } from '#site/reader.ts'
import { bitsFor } from '#site/search/bits.ts'
import { keepRows, rowsWithAll } from '#site/search/word-rows.ts'
import { openStore, openStoreReadOnly, type Store, transaction } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'
import { createReader } from '#site/store/reader.ts'
import { publications } from './pages/content.ts'

const now = new Date('2026-11-25T03:00:00.000Z')
let folder: string
let writing: Store
/** Stays open while the store changes under it, as in the thread that answers readers. */
let reading: Store

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-catalogue-'))
  writing = openStore(join(folder, 'content.db'))
  transaction(writing, () => {
    for (const publication of publications) putChanges(writing, [{ publication }])
  })
  reading = openStoreReadOnly(join(folder, 'content.db'))
})
afterAll(async () => {
  writing.close()
  reading.close()
  await rm(folder, { recursive: true, force: true })
})

it('lists and counts after any change what a reader that begins anew lists and counts', () => {
  const chance = chances(7)
  for (let step = 0; step < 60; step += 1) {
    transaction(writing, () => {
      for (let i = 0; i <= chance(4); i += 1) change(chance, step)
    })
    const fresh = openStoreReadOnly(join(folder, 'content.db'))
    for (const filter of filters) {
      expect(shown(reading, filter)).toEqual(shown(fresh, filter))
      expect(sought(reading)).toEqual(sought(fresh))
    }
    fresh.close()
  }
})

it('judges validity anew when the day has changed', () => {
  const { validity, ...like } = someDocument()
  const publication = {
    ...like,
    ...{ id: 'het-han', slug: 'het-han', revision: 'het-han', relations: [] },
    ...{ issuedOn: '2020-01-01', expiresOn: '2027-01-01' },
  }
  transaction(writing, () => putChanges(writing, [{ publication }]))
  const inForce = (day: string) =>
    createReader(reading, new Date(`${day}T03:00:00.000Z`))
      .read.list('documents', { filter: { tinhTrang: ['con-hieu-luc'] }, size: 5000 })
      .items.some((item) => item.id === 'het-han')
  expect([inForce('2026-12-31'), inForce('2027-01-01'), inForce('2026-12-31')]).toEqual([
    true,
    false,
    true,
  ])
})

it('takes in more changes at once than it takes in one by one', () => {
  const { text, ...like } = someDocument()
  transaction(writing, () => {
    for (let n = 0; n < 2500; n += 1)
      putChanges(writing, [{ publication: { ...like, id: `them-${n}`, slug: `them-${n}` } }])
  })
  expect(shown(reading, {}).total).toBe(documents().length)
})

it('takes from another thread only what it looked up in the same state', () => {
  const catalogue = catalogueOf({ db: reading, today: '2026-11-25' })
  const all = bitsFor(catalogue.size).fill(0xffffffff)
  const rowsOf = (word: string, seen: number) => {
    const sought = { index: 'heads' as const, word }
    keepRows(reading, { sought, seen, bits: all }, catalogue)
    return rowsWithAll(reading, [sought], catalogue)
  }
  expect(rowsOf('cungluc', catalogue.seen)).toEqual(all)
  expect(rowsOf('luctruoc', catalogue.seen - 1)).toEqual(bitsFor(catalogue.size))
  expect(rowsOf('lucsau', catalogue.seen + 1)).toEqual(bitsFor(catalogue.size))
})

const filters: DocumentFilter[] = [
  {},
  { nam: [2017], thamQuyen: ['ubnd'] },
  { q: 'quy che' },
  { q: 'điện tử', loai: ['quyet-dinh', 'bao-cao'], tuNgay: '2015-01-01' },
  { tinhTrang: ['het-hieu-luc', 'con-hieu-luc'], linhVuc: ['cong-nghe-thong-tin'] },
]

function shown(db: Store, filter: DocumentFilter) {
  const { read } = createReader(db, now)
  const { items, total, facets } = read.list('documents', { filter, size: 15, page: 1 })
  return { ids: items.map((item) => item.id), total, facets, years: read.list('years', {}) }
}

function sought(db: Store) {
  const { read } = createReader(db, now)
  const { items, total, kinds } = read.list('search', { q: 'điện tử', page: 1, size: 30 })
  return { ids: items.map((item) => item.id), total, kinds }
}

/** Puts a document, new or changed, or an article, or takes one back. */
function change(chance: (sides: number) => number, step: number): void {
  const all = documents()
  const like = all[chance(all.length)] as PublicationOf<'document'>
  const other = all[chance(all.length)] as PublicationOf<'document'>
  if (chance(4) === 0) {
    putChanges(writing, [{ kind: 'document', id: like.id, gone: true }])
    return
  }
  if (chance(6) === 0) {
    const article = publications.find(({ kind }) => kind === 'article')
    if (!article) throw new Error('There is no article')
    const id = `tin-${chance(5)}`
    const revision = `${step}-${chance(1e6)}`
    putChanges(writing, [{ publication: { ...article, id, slug: id, revision } }])
    return
  }
  const id = chance(2) === 0 ? like.id : `moi-${chance(20)}`
  const issuedOn = `${2015 + chance(4)}-0${1 + chance(9)}-15`
  const target = other.id === id ? [] : [{ type: 'thay-the' as const, target: other.id }]
  putChanges(writing, [
    {
      publication: {
        ...like,
        ...{ id, slug: id, revision: `${step}-${chance(1e6)}`, issuedOn, issuer: other.issuer },
        ...{ fields: other.fields, relations: chance(3) === 0 ? target : [] },
      },
    },
  ])
}

function documents() {
  return writing
    .prepare("SELECT record FROM publications WHERE kind = 'document' ORDER BY id")
    .all()
    .map((row) => JSON.parse(String(row.record)) as PublicationOf<'document'>)
}

function someDocument(): PublicationOf<'document'> {
  const [first] = documents()
  if (!first) throw new Error('There is no document')
  return first
}

/** Numbers that look random and are the same in every run. */
function chances(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
}
