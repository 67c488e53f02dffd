import { expect, it } from 'vitest'
import { validityOn } from '#shared/validity.ts'

const today = '2026-11-25'
const from = (day: string) => ({ issuedOn: '2020-01-01', effectiveOn: day })

it('a document is in force from its effective day, that day included', () => {
  expect(validityOn(from('2026-11-26'), [], today)).toEqual({
    state: 'chua-co-hieu-luc',
    until: '2026-11-26',
  })
  expect(validityOn(from('2026-11-25'), [], today).state).toBe('con-hieu-luc')
})

it('without an effective day, the day of issue counts', () => {
  expect(validityOn({ issuedOn: '2026-12-01' }, [], today).state).toBe('chua-co-hieu-luc')
})

it('a replacement ends it on the day the replacement takes effect, not before', () => {
  const counters = [{ type: 'thay-the', from: '2026-12-01' }] as const
  expect(validityOn(from('2020-01-01'), counters, today)).toEqual({
    state: 'con-hieu-luc',
    until: '2026-12-01',
  })
  expect(validityOn(from('2020-01-01'), counters, '2026-12-01').state).toBe('het-hieu-luc')
})

it('replacement stands above suspension, suspension above amendment', () => {
  const amended = { type: 'sua-doi-bo-sung', from: '2021-01-01' } as const
  const halted = { type: 'dinh-chi', from: '2022-01-01' } as const
  const replaced = { type: 'bai-bo', from: '2023-01-01' } as const
  const state = (...counters: Parameters<typeof validityOn>[1]) =>
    validityOn(from('2020-01-01'), counters, today).state
  expect(state(amended)).toBe('het-hieu-luc-mot-phan')
  expect(state(amended, halted)).toBe('tam-ngung')
  expect(state(amended, halted, replaced)).toBe('het-hieu-luc')
})

it('a document expires on its own last day', () => {
  const document = { ...from('2020-01-01'), expiresOn: '2026-11-26' }
  expect(validityOn(document, [], today)).toEqual({ state: 'con-hieu-luc', until: '2026-11-26' })
  expect(validityOn(document, [], '2026-11-26').state).toBe('het-hieu-luc')
})

it('an officer’s statement stands above everything and changes with no day', () => {
  const stated = { ...from('2027-01-01'), validity: { state: 'tam-ngung', reason: 'A' } } as const
  expect(validityOn(stated, [], today)).toEqual({ state: 'tam-ngung' })
})
