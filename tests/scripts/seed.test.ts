import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CollectionSlug } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seed } from '#scripts/seed/seed.ts'
import { phaseAt } from '#shared/consultation.ts'
import { privacyPageSlug } from '#shared/paths.ts'
import { findProvision } from '#shared/provisions/tree.ts'
import type { Provision } from '#shared/provisions.ts'
import { roles } from '#shared/roles.ts'
import { fold } from '#shared/text.ts'
import { startCms, type TestCms } from '../cms/support.ts'

const password = 'mat-khau-trinh-dien'
const quiet = { write: () => {} }
let cms: TestCms

beforeAll(async () => {
  cms = await startCms()
  await run(new Date('2026-11-25T03:00:00Z'))
}, 240_000)
afterAll(() => cms.stop())

const run = (now: Date, many = 0) => seed({ payload: cms.payload, now, out: quiet, password, many })

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const count = async (collection: CollectionSlug, where = {}) =>
  (await cms.payload.count({ collection, where, overrideAccess: true })).totalDocs

test('one seed fills every list of the demonstration', async () => {
  expect(await count('agencies', { level: { equals: 'xa' } })).toBe(96)
  expect(await count('articles')).toBe(12)
  expect(await count('pages', { lang: { equals: 'en' } })).toBe(2)
  expect(await count('documents', { sample: { equals: true } })).toBe(600)
  expect(await count('documents', { sample: { not_equals: true } })).toBe(16 + 1 + 24)
  expect(await count('files')).toBe(24 + 12 + 5)
  expect(await count('consultations')).toBe(4)
  expect(await count('comments')).toBe(38)
})

test('the consultations stand in all four phases, the open one on both parts of a real draft', async () => {
  const { docs } = await cms.payload.find({
    ...{ collection: 'consultations', depth: 0, overrideAccess: true },
  })
  const at = new Date('2026-11-25T03:00:00Z')
  const phases = new Map(
    docs.map((one) => [
      phaseAt(
        {
          ...{ opensAt: one.opensAt, closesAt: one.closesAt },
          ...(one.answeredAt && { answeredAt: one.answeredAt }),
        },
        at,
      ),
      one,
    ]),
  )
  expect([...phases.keys()].sort()).toEqual(['answered', 'closed', 'open', 'upcoming'])
  expect(JSON.stringify(phases.get('answered')?.resultText)).toContain('tiếp thu')
  const { docs: texts } = await cms.payload.find({
    collection: 'draft-texts',
    where: { consultation: { equals: phases.get('open')?.id } },
    overrideAccess: true,
  })
  const provisions = (texts[0]?.provisions ?? []) as Provision[]
  expect(findProvision(provisions, 'dieu-2.khoan-1')).toBeDefined()
  expect(findProvision(provisions, 'quy-dinh.dieu-8.khoan-2.diem-b1')).toBeDefined()
})

test('the comments are of every state and kind that a desk gets', async () => {
  const { docs } = await cms.payload.find({
    ...{ collection: 'comments', pagination: false, depth: 0, overrideAccess: true },
  })
  expect(new Set(docs.map(({ state }) => state))).toEqual(new Set(['waiting', 'shown', 'withheld']))
  const some = (is: (one: (typeof docs)[number]) => boolean) => docs.filter(is).length
  expect(some(({ provision }) => provision?.includes('.khoan-') === true)).toBeGreaterThan(5)
  expect(some(({ reason }) => reason === 'ngoai-pham-vi')).toBeGreaterThan(0)
  expect(some(({ text }) => /0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}/.test(text))).toBeGreaterThan(0)
  expect(some(({ text }) => fold(text) === text.toLowerCase())).toBeGreaterThan(0)
  expect(some(({ text }) => /\p{Extended_Pictographic}/u.test(text))).toBeGreaterThan(0)
  expect(some(({ text }) => text !== text.normalize('NFC'))).toBe(0)
  const copies = Map.groupBy(docs, ({ textKey }) => textKey)
  expect(Math.max(...[...copies.values()].map(({ length }) => length))).toBe(10)
})

test('agencies and pages stand where links and laws expect them', async () => {
  const slugs = async (collection: 'agencies' | 'pages') => {
    const found = { collection, pagination: false, overrideAccess: true } as const
    return (await cms.payload.find(found)).docs.map(({ slug }) => slug)
  }
  expect(await slugs('agencies')).toEqual(
    expect.arrayContaining(['ubnd-tinh', 'van-phong-ubnd-tinh', 'so-tu-phap']),
  )
  expect((await slugs('pages')).sort()).toEqual([
    ...[privacyPageSlug, 'contact', 'gioi-thieu', 'introduction', 'lien-he', 'tro-nang'],
  ])
})

test('each of the 24 gazette documents has its own signed file, of the bytes that are kept here', async () => {
  const folder = 'scripts/seed/data/gazette'
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf'))
  const kept = await Promise.all(names.map((name) => readFile(join(folder, name)).then(sha256)))
  const { docs } = await cms.payload.find({
    ...{ collection: 'documents', depth: 1, pagination: false, overrideAccess: true },
    where: { files: { exists: true } },
  })
  const given = docs.flatMap(({ files }) => files ?? [])
  const digests = given.map((file) => (typeof file === 'string' ? file : file.sha256))
  expect([docs.length, digests.length]).toEqual([24, 24])
  expect(digests.sort()).toEqual(kept.sort())
})

test('all that has drafts is published, nothing waits for a later day', async () => {
  for (const collection of ['articles', 'pages', 'documents'] as const) {
    expect(await count(collection, { _status: { not_equals: 'published' } })).toBe(0)
    const later = { publishedAt: { greater_than: new Date().toISOString() } }
    expect(await count(collection, later)).toBe(0)
  }
})

test('a second seed, on another day, changes nothing', async () => {
  const tables = ['agencies', 'articles', 'pages', 'documents', 'files', 'users', 'events'] as const
  const before = await Promise.all(tables.map((table) => count(table)))
  const created = await run(new Date('2026-12-24T03:00:00Z'))
  expect([...created]).toEqual([])
  expect(await Promise.all(tables.map((table) => count(table)))).toEqual(before)
}, 60_000)

test('what an editor threw away or changed stays so after another seed', async () => {
  const { payload } = cms
  const { docs } = await payload.find({ collection: 'sections', overrideAccess: true })
  const [kept, dropped] = docs
  if (!kept || !dropped) throw new Error('no sections')
  const own = { collection: 'sections', overrideAccess: true } as const
  await payload.update({ ...own, id: kept.id, data: { title: 'Tên khác' } })
  await payload.update({ ...own, id: dropped.id, data: { deletedAt: new Date().toISOString() } })
  await run(new Date('2026-12-24T03:00:00Z'))
  expect((await payload.findByID({ ...own, id: kept.id })).title).toBe('Tên khác')
  expect(await count('sections')).toBe(docs.length - 1)
}, 60_000)

test('there is one account for each role, which can log in', async () => {
  for (const role of roles) {
    const data = { email: `${role}@demo.quangngai.vn`, password }
    const { user } = await cms.payload.login({ collection: 'users', data })
    expect(user?.roles).toEqual([role])
  }
})

test('the report stands with its text, its signature and all it cites', async () => {
  const { docs } = await cms.payload.find({
    collection: 'documents',
    where: { number: { equals: '350/BC-VP' } },
    depth: 1,
    overrideAccess: true,
  })
  const [report] = docs
  expect(report).toMatchObject({
    issuedOn: '2018-03-19',
    type: { slug: 'bao-cao' },
    issuer: { slug: 'van-phong-ubnd-tinh' },
    signerName: 'Nguyễn Quốc Việt',
    signerAuthority: 'KT. CHÁNH VĂN PHÒNG',
  })
  const relations = report?.relations ?? []
  expect(relations).toHaveLength(16)
  expect(relations.filter(({ type }) => type === 'can-cu')).toHaveLength(2)
  const text = JSON.stringify(report?.text)
  expect(text).toContain('19.878 văn bản chiếm 95% tổng số văn bản đi')
  expect(text.match(/"linkType":"internal"/g)?.length).toBe(17)
})

test('a gazette document keeps its signed file byte for byte, and its text without running heads', async () => {
  const { docs } = await cms.payload.find({
    collection: 'documents',
    where: { number: { equals: '17/2022/UBTVQH15' } },
    depth: 1,
    overrideAccess: true,
  })
  const [document] = docs
  expect(document).toMatchObject({ issuedOn: '2022-03-23', effectiveOn: '2022-04-01' })
  const [file] = document?.files ?? []
  const name = 'nghi-quyet-so-17-2022-ubtvqh15-36956.pdf'
  const bytes = await readFile(join('scripts/seed/data/gazette', name))
  expect(file).toMatchObject({
    sha256: sha256(bytes),
    mimeType: 'application/pdf',
    filesize: bytes.length,
  })
  const text = JSON.stringify(document?.text)
  expect(text).toContain('Điều 4. Hiệu lực thi hành')
  expect(text).not.toMatch(/CÔNG BÁO\/Số|thongtinchinhphu/)
})

test('a symbol that disagrees with its issuer is seeded as cited, with a warning', async () => {
  const { docs } = await cms.payload.find({
    collection: 'documents',
    where: { number: { equals: '308/QĐ-UBND' }, sample: { not_equals: true } },
    overrideAccess: true,
  })
  expect(docs[0]?.warnings).toMatch(/Đối chiếu/)
})

test('every picture has words for those who cannot see it, and sizes for small screens', async () => {
  const { docs } = await cms.payload.find({
    collection: 'articles',
    depth: 1,
    limit: 20,
    overrideAccess: true,
  })
  for (const { picture, pictureAlt } of docs) {
    expect(pictureAlt).toMatch(/^Tranh vẽ/)
    expect(picture).toMatchObject({ mimeType: 'image/webp', width: 1600, height: 1000 })
    expect(picture).toHaveProperty('sizes.w480.filename')
  }
})

test('texts follow the rules for words on the portal', async () => {
  const { docs: articles } = await cms.payload.find({
    collection: 'articles',
    limit: 20,
    overrideAccess: true,
  })
  const { docs: pages } = await cms.payload.find({
    collection: 'pages',
    where: { lang: { equals: 'vi' } },
    overrideAccess: true,
  })
  for (const record of [...articles, ...pages])
    expect(JSON.stringify([record.title, record.summary, record.body])).not.toMatch(
      /vui lòng|quý khách|không hợp lệ|[^\w]email[^\w]|Xem thêm"|tại đây|!/i,
    )
})

test('made-up documents come beside it up to the number asked for, each once', async () => {
  const before = await count('documents')
  const now = new Date('2026-12-24T03:00:00Z')
  expect([...(await run(now, 40))]).toEqual([['documents', 40]])
  expect([...(await run(now, 60))]).toEqual([['documents', 20]])
  expect([...(await run(now, 60))]).toEqual([])
  expect(await count('documents')).toBe(before + 60)
}, 60_000)
