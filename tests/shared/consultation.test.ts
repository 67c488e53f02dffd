import { describe, expect, it } from 'vitest'
import {
  daysLeft,
  endsWithDay,
  graceMs,
  isInTime,
  lastDay,
  phaseAt,
  windowDays,
  wordsHoldUntil,
} from '#shared/consultation.ts'
import { type Opening, openingProblems } from '#shared/consultation-opening.ts'

/** Open from 09/11/2026 until the end of 07/12/2026, local time. */
const window = { opensAt: '2026-11-08T17:00:00.000Z', closesAt: '2026-12-07T17:00:00.000Z' }
const at = (text: string) => new Date(text)

describe('the phase', () => {
  it.each([
    ['2026-11-08T16:59:59.999Z', 'upcoming'],
    ['2026-11-08T17:00:00.000Z', 'open'],
    ['2026-12-07T16:59:59.999Z', 'open'],
    ['2026-12-07T17:00:00.000Z', 'closed'],
  ])('at %s is %s', (now, phase) => expect(phaseAt(window, at(now))).toBe(phase))

  it('is answered from the instant of the result on, never before the window has closed', () => {
    const answered = { ...window, answeredAt: '2026-12-20T01:00:00.000Z' }
    expect(phaseAt(answered, at('2026-12-20T00:59:59.999Z'))).toBe('closed')
    expect(phaseAt(answered, at('2026-12-20T01:00:00.000Z'))).toBe('answered')
    expect(phaseAt({ ...window, answeredAt: window.opensAt }, at('2026-11-20T00:00:00Z'))).toBe(
      'open',
    )
  })
})

describe('days', () => {
  it('ends on the day before a midnight', () => {
    expect(lastDay(window.closesAt)).toBe('2026-12-07')
    expect(endsWithDay(window.closesAt)).toBe(true)
    expect(lastDay('2026-12-07T10:00:00.000Z')).toBe('2026-12-07')
    expect(endsWithDay('2026-12-07T10:00:00.000Z')).toBe(false)
  })

  it('counts local days: 17:00 UTC is another day in Vietnam', () => {
    expect(daysLeft(window.closesAt, at('2026-11-25T16:59:59Z'))).toBe(12)
    expect(daysLeft(window.closesAt, at('2026-11-25T17:00:00Z'))).toBe(11)
    expect(daysLeft(window.closesAt, at('2026-12-07T16:59:00Z'))).toBe(0)
  })

  it('counts whole days of a window', () => {
    expect(windowDays(window)).toBe(29)
    expect(windowDays({ ...window, closesAt: '2026-12-07T16:59:00.000Z' })).toBe(28)
  })
})

describe('until when words hold', () => {
  it('is the next midnight while days are counted, and the next turn', () => {
    expect(wordsHoldUntil(window, at('2026-11-25T03:00:00Z'))).toEqual(at('2026-11-25T17:00:00Z'))
    const noon = { ...window, closesAt: '2026-11-25T05:00:00.000Z' }
    expect(wordsHoldUntil(noon, at('2026-11-25T03:00:00Z'))).toEqual(at('2026-11-25T05:00:00Z'))
  })

  it('is the result once it is closed, then nothing', () => {
    const answered = { ...window, answeredAt: '2026-12-20T01:00:00.000Z' }
    expect(wordsHoldUntil(answered, at('2026-12-10T00:00:00Z'))).toEqual(at('2026-12-20T01:00:00Z'))
    expect(wordsHoldUntil(answered, at('2026-12-20T01:00:00Z'))).toBeUndefined()
    expect(wordsHoldUntil(window, at('2026-12-10T00:00:00Z'))).toBeUndefined()
  })
})

describe('in time', () => {
  const closes = +at(window.closesAt)
  const before = new Date(closes - 60_000)
  it.each([
    ['before it opens', +at(window.opensAt) - 1, undefined, false],
    ['at the opening', +at(window.opensAt), undefined, true],
    ['in the last millisecond', closes - 1, undefined, true],
    ['at the deadline without a form', closes, undefined, false],
    ['at the deadline with a form opened before', closes, before, true],
    ['in the last millisecond of grace', closes + graceMs - 1, before, true],
    ['when the grace is over', closes + graceMs, before, false],
    ['with a form opened at the deadline', closes + 1, new Date(closes), false],
  ])('%s', (_, receivedAt, openedAt, expected) =>
    expect(isInTime(window, { receivedAt: new Date(receivedAt), openedAt })).toBe(expected),
  )
})

describe('opening', () => {
  const day = 86_400_000
  const now = at('2026-11-09T00:00:00.000Z')
  const law = (minimumDays: number): NonNullable<Opening['regime']> => ({
    title: `Luật ${minimumDays} ngày`,
    minimumDays,
    requiredFiles: ['to-trinh', 'du-thao'],
  })
  const whole = (days: number, minimumDays = 30): Opening => ({
    agency: 'a',
    opensAt: now,
    closesAt: new Date(+now + days * day),
    contact: { name: 'Phòng Quản lý giá', email: 'gia@example.vn' },
    regime: law(minimumDays),
    dossier: ['du-thao', 'to-trinh'],
    drafts: 1,
    readableFrom: now,
  })
  const paths = (opening: Opening) => openingProblems(opening).map(({ path }) => path)

  it('asks for 30 days under one law and 20 under another (REG-2, REG-3)', () => {
    expect(paths(whole(29))).toEqual(['closesAt'])
    expect(paths(whole(30))).toEqual([])
    expect(paths(whole(19, 20))).toEqual(['closesAt'])
    expect(paths(whole(20, 20))).toEqual([])
  })

  it('takes a shorter window with a recorded reason', () => {
    expect(paths({ ...whole(10), shorterReason: 'Rút gọn theo Nghị quyết 12/NQ-CP' })).toEqual([])
  })

  it('counts from when it can be read, not from an hour in the past', () => {
    expect(paths({ ...whole(30), readableFrom: new Date(+now + 2 * day) })).toEqual(['closesAt'])
  })

  it('names everything that is missing at once', () => {
    const empty: Opening = { contact: {}, dossier: [], drafts: 0, readableFrom: now }
    expect(paths(empty)).toEqual([
      'agency',
      'opensAt',
      'closesAt',
      'contact.name',
      'contact.address',
      'regime',
      'title',
    ])
    expect(paths({ ...whole(30), dossier: [] })).toEqual(['dossier', 'dossier'])
  })

  it('refuses a deadline before the opening', () => {
    expect(openingProblems({ ...whole(30), closesAt: new Date(+now - 1) })[0]?.message).toMatch(
      /sau giờ mở/,
    )
  })
})
