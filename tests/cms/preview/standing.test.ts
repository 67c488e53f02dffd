import { describe, expect, it } from 'vitest'
import { type Row, standingOf } from '#cms/preview/standing.ts'

const now = new Date('2026-11-25T04:00:00Z')
const published: Row = {
  published: true,
  publishedAt: '2026-11-25T03:00:00Z',
  trashed: false,
  revision: 'revision-2',
  newerDraft: false,
}
const live = { revision: 'revision-2', liveAt: '2026-11-25T03:02:00Z', path: '/tin-tuc/a/' }

describe('where a record stands', () => {
  it('says since when today it is on the portal, in local time', () => {
    const standing = standingOf(published, live, now)
    expect(standing).toEqual({
      tone: 'live',
      sentence: 'Trên cổng lúc 10:02.',
      path: '/tin-tuc/a/',
    })
  })

  it('adds the day when it went there on another day', () => {
    const yesterday = { ...live, liveAt: '2026-11-24T03:02:00Z' }
    expect(standingOf(published, yesterday, now).sentence).toBe(
      'Trên cổng lúc 10:02 ngày 24/11/2026.',
    )
  })

  it('names the instant that a scheduled record waits for', () => {
    const scheduled = { ...published, publishedAt: '2026-11-26T01:00:00Z' }
    expect(standingOf(scheduled, {}, now)).toEqual({
      tone: 'waiting',
      sentence: 'Chờ đến 08:00 ngày 26/11/2026.',
    })
  })

  it('repeats what the site could not do', () => {
    const site = { revision: 'revision-1', problem: 'Tin chưa có tóm tắt.' }
    expect(standingOf(published, site, now)).toMatchObject({
      tone: 'problem',
      sentence: 'Lỗi: Tin chưa có tóm tắt.',
    })
  })

  it('is on its way while the site has another revision, or has not written the page', () => {
    for (const site of [
      {},
      { ...live, revision: 'revision-1' },
      { revision: 'revision-2', path: '/tin-tuc/a/' },
    ]) {
      expect(standingOf(published, site, now).tone).toBe('working')
    }
  })

  it('is simply there when it has no page of its own', () => {
    const standing = standingOf(published, { revision: 'revision-2' }, now)
    expect(standing).toEqual({ tone: 'live', sentence: 'Trên cổng.' })
  })

  it('is not published while nobody published it, and in the trash when it is there', () => {
    const draft = { ...published, published: false }
    expect(standingOf(draft, {}, now).sentence).toBe('Chưa xuất bản.')
    expect(standingOf({ ...published, trashed: true }, {}, now).sentence).toBe('Trong thùng rác.')
  })

  it('says that the old page is still being taken down', () => {
    expect(standingOf({ ...published, trashed: true }, live, now)).toMatchObject({
      tone: 'working',
      note: 'Trang cũ đang được gỡ khỏi cổng.',
    })
  })

  it('does not pretend when the site does not answer', () => {
    expect(standingOf(published, 'unreachable', now).tone).toBe('problem')
    expect(standingOf({ ...published, published: false }, 'unreachable', now).sentence).toBe(
      'Chưa xuất bản.',
    )
  })

  it('tells of a newer draft beside what is on the portal', () => {
    expect(standingOf({ ...published, newerDraft: true }, live, now).note).toBe(
      'Có bản nháp mới hơn, chưa xuất bản.',
    )
  })
})
