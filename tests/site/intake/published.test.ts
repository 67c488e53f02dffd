import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Publication } from '#shared/publication.ts'
import { publishedContent } from '#site/intake/published.ts'
import { openStore, openStoreReadOnly, type Store, setMeta } from '#site/store/open.ts'
import { split } from '#site/store/record.ts'
import { consultation, draft } from './stand-consultation.ts'

let folder: string
let store: Store
let reading: Store
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-published-'))
  store = openStore(join(folder, 'content.db'))
  reading = openStoreReadOnly(join(folder, 'content.db'))
})
afterAll(async () => {
  reading.close()
  store.close()
  await rm(folder, { recursive: true, force: true })
})

type Record = { kind: string; id: string; revision: string; slug: string; title: string }

/** As the publisher leaves a record in the store. */
function put(record: Record): void {
  const { kind, id, revision, slug, title } = record
  const parts = split(record as Publication)
  store.prepare('DELETE FROM publications WHERE kind = ? AND id = ?').run(kind, id)
  store
    .prepare(
      `INSERT INTO publications (kind, id, revision, slug, title, published_at, updated_at, record, html)
       VALUES (?, ?, ?, ?, ?, '', '', ?, ?)`,
    )
    .run(kind, id, revision, slug, title, parts.record, parts.html)
}

it('it is complete once everything published has come', () => {
  const content = publishedContent(reading)
  expect(content.complete()).toBe(false)
  setMeta(store, 'cursor', 'boot:0')
  expect(content.complete()).toBe(true)
})

it('a consultation is found by its slug, as it stands now', () => {
  const content = publishedContent(reading)
  expect(content.consultation('tiep-cong-dan')).toBeUndefined()
  put(consultation)
  expect(content.consultation('tiep-cong-dan')).toEqual(consultation)
  put({ ...consultation, revision: 'revision-2', title: 'Tên mới' })
  expect(content.consultation('tiep-cong-dan')?.title).toBe('Tên mới')
})

it('the version named is given while it is published, else the newest of the same consultation', () => {
  const content = publishedContent(reading)
  expect(content.draft('dot-1')).toBeUndefined()
  put(draft)
  put({ ...draft, id: 'ban-10', slug: 'ban-10', version: 10 } as Record)
  put({ ...draft, id: 'ban-2', slug: 'ban-2', version: 2 } as Record)
  put({ ...draft, id: 'khac', slug: 'khac', version: 99, consultation: 'dot-2' } as Record)
  expect(content.draft('dot-1')?.id).toBe('ban-10')
  expect(content.draft('dot-1', 'ban-2')?.id).toBe('ban-2')
  expect(content.draft('dot-1', 'khac')?.id).toBe('ban-10')
  store.exec("DELETE FROM publications WHERE id = 'ban-10'")
  expect(content.draft('dot-1', 'ban-10')?.id).toBe('ban-2')
})

it('a text that was corrected is read again', () => {
  const content = publishedContent(reading)
  expect(content.draft('dot-1', 'ban-1')?.provisions).toHaveLength(1)
  put({ ...draft, revision: 'revision-2', provisions: [] } as Record)
  expect(content.draft('dot-1', 'ban-1')?.provisions).toEqual([])
})

it('the notice names the agency by its whole name', () => {
  const content = publishedContent(reading)
  expect(content.agencyName('so-tu-phap')).toBe('')
  put({ kind: 'agency', id: 'so-tu-phap', revision: 'r', slug: 'so-tu-phap', title: 'Sở Tư pháp' })
  expect(content.agencyName('so-tu-phap')).toBe('Sở Tư pháp')
})
