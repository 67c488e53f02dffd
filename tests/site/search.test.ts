import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PublicationOf } from '#shared/publication.ts'
import type { DocumentFilter, Marked } from '#site/reader.ts'
import { openStore, type Store, transaction } from '#site/store/open.ts'
import { putChanges } from '#site/store/put.ts'
import { createReader } from '#site/store/reader.ts'
import { publications } from './pages/content.ts'

const now = new Date('2026-11-25T03:00:00.000Z')
let folder: string
let db: Store

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-search-'))
  db = openStore(join(folder, 'content.db'))
  const extra = [
    document('ma-1', '1/QĐ-UBND', 'Cấp mã số cho từng má heo giống'),
    document('ma-2', '2/QĐ-UBND', 'Quy định về ma trận trách nhiệm'),
    document('hoa-1', '3/QĐ-UBND', 'Kiện toàn tổ hoà giải ở cơ sở'),
    document(
      'phu-luc',
      '4/QĐ-UBND',
      'Văn bản có toàn văn',
      '<p>Điều 1. Bãi bỏ &amp; thay thế <b>trạm bơm Trà Khúc</b>.</p><p>Điều 2.</p>',
    ),
  ]
  transaction(db, () => {
    for (const publication of [...publications, ...extra]) putChanges(db, [{ publication }])
  })
})
afterAll(async () => {
  db.close()
  await rm(folder, { recursive: true, force: true })
})

describe('search over everything', () => {
  it.each([
    ['16/2017', 'vb-16'],
    ['16 2017 qd ubnd', 'vb-16'],
    ['16/2017/QÐ-UBND', 'vb-16'],
    ['16/2017/QĐ-UBND'.normalize('NFD'), 'vb-16'],
    ['575', 'vb-575'],
    ['quy che hoat dong cong thong tin', 'vb-40'],
    ['QUY CHẾ hoạt động của Ban Biên tập', 'vb-308'],
    ['tram bom tra khuc', 'phu-luc'],
    ['hòa giải', 'hoa-1'],
    ['hoà giải', 'hoa-1'],
  ])('%s finds %s first', (q, id) => {
    expect(find(q).items[0]?.id).toBe(id)
  })

  it('prefers words as written: "ma" before má and mã', () => {
    const ids = find('ma').items.map((hit) => hit.id)
    expect(ids.indexOf('ma-2')).toBeLessThan(ids.indexOf('ma-1'))
    expect(ids).toContain('ma-1')
  })

  it('marks what was sought in the original text, marks and case untouched', () => {
    const [hit] = find('hoa giai').items
    expect(hits(hit?.title)).toEqual(['hoà', 'giải'])
    expect(hit?.title.map((run) => run.text).join('')).toBe('Kiện toàn tổ hoà giải ở cơ sở')
    const passage = find('trạm bơm').items[0]?.passage
    expect(hits(passage)).toEqual(['trạm', 'bơm'])
    expect(passage?.map((run) => run.text).join('')).toContain(
      'thay thế trạm bơm Trà Khúc. Điều 2.',
    )
  })

  it('counts hits by kind without the kind filter', () => {
    const result = find('dien tu', 'article')
    expect(result.items.every((hit) => hit.kind === 'article')).toBe(true)
    expect(result.kinds.map((one) => one.kind)).toContain('document')
  })

  it.each([
    ['100 kB', 'quy chế '.repeat(12_500)],
    ['10,000 combining marks', `a${'\u0301'.repeat(10_000)}`],
    ['only marks', '\u0301\u0323\u0309'],
    ['quotes', '"quy chế" \'" """'],
    ['operators', 'quy* -che NEAR(quy, che) OR NOT AND ^quy title:quy {a b}: +'],
    ['signs alone', '*-"()^:'],
    ['a NUL', 'quy\0chế'],
    ['nothing', '   '],
    ['lone surrogate', 'quy \ud83d chế'],
  ])('answers a query of %s without failing', (_, q) => {
    expect(() => find(q)).not.toThrow()
    expect(find(q).total).toBeGreaterThanOrEqual(0)
  })

  it('forgets what is no longer published', () => {
    transaction(db, () => putChanges(db, [{ kind: 'document', id: 'hoa-1', gone: true }]))
    expect(find('hoà giải').total).toBe(0)
  })
})

describe('document lists', () => {
  it('counts every facet as a list with that choice would', () => {
    const chosen: DocumentFilter = { loai: ['quyet-dinh'] }
    const { facets, total } = list(chosen)
    expect(facets.loai.find((one) => one.value === 'quyet-dinh')?.count).toBe(total)
    for (const [name, values] of Object.entries(facets))
      for (const { value, count } of values) {
        const one = name === 'nam' ? Number(value) : value
        expect([name, value, list({ ...chosen, [name]: [one] }).total]).toEqual([
          name,
          value,
          count,
        ])
      }
  })

  it('judges validity in SQL as the rule does for every document', () => {
    for (const day of ['2015-06-01', '2025-12-31', '2026-01-01', '2026-11-25', '2031-01-01']) {
      const { read } = createReader(db, new Date(`${day}T03:00:00.000Z`))
      const every = read.list('documents', { filter: {}, size: 1000 }).items
      expect(every.length).toBeGreaterThan(20)
      for (const state of new Set(every.map((one) => one.state))) {
        const by = read.list('documents', { filter: { tinhTrang: [state] }, size: 1000 })
        expect(by.items.map((one) => one.id)).toEqual(
          every.filter((one) => one.state === state).map((one) => one.id),
        )
      }
    }
  })

  it('narrows by days, both included', () => {
    const { items } = list({ tuNgay: '2017-04-19', denNgay: '2017-06-05' })
    expect(items.map((one) => one.id)).toEqual(['vb-34', 'vb-16'])
  })

  it('names a chosen value even when no document is left under it', () => {
    const { facets } = list({ nam: [2031], coQuan: ['khong-co'] })
    expect(facets.nam.find((one) => one.chosen)).toMatchObject({ label: '2031', count: 0 })
  })
})

it('keeps articles on their page when newer ones come: numbers run from the oldest', () => {
  const { read } = createReader(db, now)
  const first = read.list('articles', { size: 10, page: 1 })
  expect(first.items.at(-1)?.id).toBe('tin-cu-0')
  const newest = read.list('articles', { size: 10 })
  expect(newest.items[0]?.id).toBe('tin-1')
  expect(newest.items).toHaveLength(10)
})

function find(q: string, kind?: 'article') {
  const args = { q, page: 1, size: 20, ...(kind && { kind }) }
  return createReader(db, now).read.list('search', args)
}

function list(filter: DocumentFilter) {
  return createReader(db, now).read.list('documents', { filter, size: 1000 })
}

function hits(runs: Marked | undefined): string[] {
  return (runs ?? []).filter((run) => run.hit).map((run) => run.text)
}

function document(
  id: string,
  number: string,
  title: string,
  text?: string,
): PublicationOf<'document'> {
  const like = publications.find((one) => one.id === 'vb-16') as PublicationOf<'document'>
  return {
    ...like,
    ...{ id, slug: id, number, title, relations: [], issuedOn: '2020-01-01' },
    ...(text && { text }),
  }
}

describe('what people type', () => {
  it.each([
    ['quyet dinh 16 2017', 'vb-16'],
    ['Quyết định số 16/2017', 'vb-16'],
    ['quyêt đinh 16/2017', 'vb-16'],
    ['quyét định 016/2017/QÐ-UBND', 'vb-16'],
    ['cong thông tin diện tử 16 2017', 'vb-16'],
  ])('%s finds %s first, whatever its marks, zeros and signs', (q, id) => {
    expect(find(q).items[0]?.id).toBe(id)
  })

  it('puts the number first, then words as written, then folded ones, each newest first', () => {
    const extra = [
      {
        ...document('thu-1', '77/BC-UBND', 'Việc khác, theo Công văn 91/UBND'),
        issuedOn: '2024-01-02',
      },
      { ...document('thu-2', '91/KH-UBND', 'Việc ngắn'), issuedOn: '2015-01-02' },
      { ...document('thu-3', '78/BC-UBND', 'Mục tiêu kì lạ thường'), issuedOn: '2015-03-02' },
      { ...document('thu-4', '79/BC-UBND', 'Mực tiêu ki la thương'), issuedOn: '2024-03-02' },
      { ...document('thu-5', '80/BC-UBND', 'Mục tiêu kì lạ thường'), issuedOn: '2016-03-02' },
      {
        ...document('thu-6', '81/BC-UBND', 'Khác', '<p>mục tiêu kì lạ thường</p>'),
        issuedOn: '2025-03-02',
      },
    ]
    transaction(db, () => {
      for (const publication of extra) putChanges(db, [{ publication }])
    })
    const ids = (q: string) => find(q).items.map((hit) => hit.id)
    expect(ids('91')).toEqual(['thu-2', 'thu-1'])
    expect(ids('mục tiêu kì lạ thường')).toEqual(['thu-5', 'thu-3', 'thu-4', 'thu-6'])
    const sorted = createReader(db, now).read.list('documents', {
      ...{ filter: { q: 'mục tiêu kì lạ thường' }, size: 10, sort: 'sat-tu' },
    })
    expect(sorted.items.map((item) => item.id)).toEqual(ids('mục tiêu kì lạ thường'))
    expect(list({ q: 'mục tiêu kì lạ thường' }).items.map((item) => item.id)).toEqual([
      'thu-6',
      'thu-4',
      'thu-5',
      'thu-3',
    ])
  })

  it('takes the last word of a title for begun, but no number', () => {
    expect(find('tram bom tra khu').total).toBe(0)
    expect(find('kiện toàn tổ hoà giải ở cơ s').total).toBe(0)
    expect(find('mục tiêu kì lạ th').items.map((hit) => hit.id)).toContain('thu-5')
    expect(find('7 bc').items.map((hit) => hit.id)).not.toContain('thu-1')
  })

  it('reaches the last page as the first', () => {
    const { read } = createReader(db, now)
    const all = list({}).items.map((item) => item.id)
    const page = Math.ceil(all.length / 3)
    const last = read.list('documents', { filter: {}, size: 3, page })
    expect(last.items.map((item) => item.id)).toEqual(all.slice((page - 1) * 3))
    const beyond = read.list('documents', { filter: {}, size: 3, page: 99_999 })
    expect(beyond.page).toBe(page)
  })
})
