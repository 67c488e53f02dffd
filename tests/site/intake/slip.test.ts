import { expect, it } from 'vitest'
import { makeSlip, readSlip } from '#site/intake/slip.ts'

const key = 'key-of-the-receipts-of-the-test-site'
const slip = {
  form: '3f0b2c8e-7a7d-4a0e-9d0c-2f6f1f8f2b11',
  openedAt: new Date('2026-11-26T05:00:00.123Z'),
  draft: 'ban-1',
}

it('a slip is read as it was made', () => {
  expect(readSlip(key, 'dot-1', makeSlip(key, 'dot-1', slip))).toEqual(slip)
  const { draft: _, ...without } = slip
  expect(readSlip(key, 'dot-1', makeSlip(key, 'dot-1', without))).toEqual(without)
})

it('a slip of another consultation or another key is none', () => {
  const text = makeSlip(key, 'dot-1', slip)
  expect(readSlip(key, 'dot-2', text)).toBeUndefined()
  expect(readSlip(`${key}!`, 'dot-1', text)).toBeUndefined()
})

it('a slip with another time or form is none, whatever is changed', () => {
  const text = makeSlip(key, 'dot-1', slip)
  const earlier = text.replace(/\.\d{13}\./, `.${slip.openedAt.getTime() - 60_000}.`)
  expect(earlier).not.toBe(text)
  expect(readSlip(key, 'dot-1', earlier)).toBeUndefined()
  for (let at = 0; at < text.length - 1; at += 1) {
    const other = text[at] === 'a' ? 'b' : 'a'
    expect(readSlip(key, 'dot-1', text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined()
  }
})

it.each(['', '.', '...', 'x', 'a.b.c.d', '\u0000', `${'9'.repeat(100_000)}.x`])(
  'garbage is no slip: %j',
  (text) => {
    expect(readSlip(key, 'dot-1', text)).toBeUndefined()
  },
)
