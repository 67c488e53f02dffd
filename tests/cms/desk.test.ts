import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk } from '#cms/desk/desk.ts'
import { told } from '#cms/desk/portal-state.ts'
import type { Staff } from '#cms/preview/staff.ts'
import type { Role } from '#shared/roles.ts'
import { type Account, richText, startCms, type TestCms } from './support.ts'

let cms: TestCms
const accounts = new Map<Role, Account>()
const now = new Date()

beforeAll(async () => {
  cms = await startCms()
  for (const role of ['editor', 'chief-editor', 'clerk', 'admin'] as const) {
    accounts.set(role, await cms.account(role))
  }
  const section = await cms.payload.create({
    collection: 'sections',
    data: { title: 'Tin hoạt động', slug: 'tin-hoat-dong', order: 1 },
    overrideAccess: true, // a fixture
  })
  const text = {
    ...{ summary: 'Tóm tắt', author: 'A', source: 'B', section: section.id },
    body: richText('Nội dung'),
  }
  const editor = accounts.get('editor')
  const chief = accounts.get('chief-editor')
  for (let count = 1; count <= 8; count++) {
    await cms.rest('POST', '/api/articles?draft=true', {
      ...(editor && { as: editor }),
      body: { ...text, title: `Bản nháp ${count}`, _status: 'draft' },
    })
  }
  await cms.rest('POST', '/api/articles', {
    ...(chief && { as: chief }),
    body: {
      ...{ ...text, title: 'Tin hẹn giờ', _status: 'published' },
      publishedAt: '2999-01-01T01:00:00.000Z',
    },
  })
})
afterAll(() => cms.stop())

/** The desk of one role, by the titles of its piles. */
async function deskOf(role: Role) {
  const account = accounts.get(role)
  const user = await cms.payload.findByID({
    collection: 'users',
    id: account?.id ?? '',
    overrideAccess: true, // as the panel has it after signing in
  })
  const piles = await desk(cms.payload, { ...user, collection: 'users' } as Staff, now)
  return new Map(piles.map((pile) => [pile.title, pile]))
}

describe('the desk', () => {
  it('gives drafts to whoever can publish them, newest first, and counts what it does not show', async () => {
    const pile = (await deskOf('chief-editor')).get('Chờ xuất bản')
    expect(pile?.items.map((item) => item.title)).toEqual(
      [8, 7, 6, 5, 4, 3].map((count) => `Bản nháp ${count}`),
    )
    expect(pile?.more).toBe(2)
    expect(pile?.items[0]?.about).toMatch(/^Tin bài, sửa lúc \d\d:\d\d$/)
  })

  it('gives an editor the drafts, but nothing to publish', async () => {
    const piles = await deskOf('editor')
    expect(piles.has('Chờ xuất bản')).toBe(false)
    expect(piles.get('Bản nháp')?.items).toHaveLength(6)
  })

  it('says when what is scheduled will be published', async () => {
    const item = (await deskOf('editor')).get('Hẹn giờ đăng')?.items[0]
    expect(item).toMatchObject({
      title: 'Tin hẹn giờ',
      about: 'Tin bài, đăng lúc 08:00 ngày 01/01/2999',
    })
  })

  it('keeps a clerk’s desk free of news', async () => {
    const piles = await deskOf('clerk')
    expect(piles.get('Chờ xuất bản')?.items).toEqual([])
    expect(piles.get('Hẹn giờ đăng')?.items).toEqual([])
  })

  it('remembers what a person did last, each record once', async () => {
    const items = (await deskOf('editor')).get('Mới làm gần đây')?.items ?? []
    expect(items[0]?.title).toBe('Bản nháp 8')
    expect(new Set(items.map((item) => item.href)).size).toBe(items.length)
    expect((await deskOf('admin')).get('Mới làm gần đây')?.items).toEqual([])
  })
})

describe('what the desk says of the portal', () => {
  const well = {
    ...{ status: 'ok' as const, feed: { state: 'following' }, refused: [], removalsHeld: 0 },
    pages: { waiting: 0, failing: [] },
  }

  it('is one calm sentence while all is published', () => {
    expect(told(well)).toEqual({
      ...{ sentence: 'Mọi nội dung đã xuất bản đều ở trên cổng.', well: true, faults: [] },
    })
  })

  it('leads to the record that the portal could not show', () => {
    const refused = [{ kind: 'article', id: 'a1', title: 'Tin', reason: 'summary: thiếu' }]
    expect(told({ ...well, status: 'alarm', refused })).toEqual({
      sentence: '1 nội dung chưa lên được cổng; bản cũ vẫn hiện.',
      well: false,
      faults: [{ title: 'Tin', about: 'summary: thiếu', href: '/admin/collections/articles/a1' }],
    })
  })

  it('does not hide removals that are held back', () => {
    expect(told({ ...well, removalsHeld: 40 }).sentence).toMatch(/^40 nội dung bị gỡ cùng lúc/)
  })
})
