import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Kind, Publication } from '#shared/publication.ts'
import { publishedContent } from '#site/intake/published.ts'
import { openStore, openStoreReadOnly, type Store, setMeta } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'
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
const put = (record: Record) => putChanges(store, [{ publication: record as Publication }])
const remove = (kind: Kind, id: string) => putChanges(store, [{ kind, id, gone: true }])

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
  remove('draft-text', 'ban-10')
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
  const at = { publishedAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' }
  const names = { id: 'so-tu-phap', slug: 'so-tu-phap', title: 'Sở Tư pháp' }
  put({ kind: 'agency', revision: 'r', ...names, ...at } as Record)
  expect(content.agencyName('so-tu-phap')).toBe('Sở Tư pháp')
})
