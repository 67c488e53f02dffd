import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { codeAlphabet, codeGroups, codeLength, codeOf, readCode } from '#shared/receipt-code.ts'

it('is 26 letters and digits without O, I, 0 and 1: 130 bits', () => {
  expect(codeAlphabet).toHaveLength(32)
  expect(codeAlphabet).not.toMatch(/[OI01]/)
  for (let i = 0; i < 200; i += 1)
    expect(codeOf(randomBytes(32))).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`))
})

it('uses every bit that it can hold', () => {
  const zero = new Uint8Array(17)
  const codes = new Set([codeOf(zero)])
  for (let bit = 0; bit < 130; bit += 1) {
    const bytes = new Uint8Array(17)
    bytes[bit >> 3] = 128 >> (bit & 7)
    codes.add(codeOf(bytes))
  }
  expect(codes.size).toBe(131)
  expect(codeOf(zero)).toBe('A'.repeat(26))
})

it('is read in either case, with blanks and hyphens', () => {
  const code = codeOf(randomBytes(17))
  expect(readCode(codeGroups(code).join(' ').toLowerCase())).toBe(code)
  expect(readCode(` ${codeGroups(code).join('-')}\n`)).toBe(code)
  expect(codeGroups(code).map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 2])
})

it.each(['', 'ABC', 'O'.repeat(26), '0'.repeat(26), 'A'.repeat(27), 'Ă'.repeat(26)])(
  'cannot be %j',
  (text) => expect(readCode(text)).toBeUndefined(),
)
