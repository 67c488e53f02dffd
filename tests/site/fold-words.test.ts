import { expect, it } from 'vitest'
import { fold } from '#shared/text.ts'
import { plainFoldedWords, plainWords } from '#site/store/fold-words.ts'

it('words folded letter by letter are those that patterns find, for every sign of the plane and beyond it', () => {
  const texts = [
    'Ủy ban nhân dân tỉnh Quảng Ngãi; số 16/2017/QĐ-UBND – “Đất đai”, hoà giải',
    'Quyết định số 02'.normalize('NFD'),
    '  …  ',
    'ΟΔΟΣ 한국어 𝒜𝟘 a\u0301\u0323b ﬁ İstanbul',
  ]
  for (let start = 1; start < 0xffff; start += 97) {
    const signs = Array.from({ length: 97 }, (_, i) => String.fromCharCode(start + i))
    texts.push(`x${signs.join('')}y`, ...signs.map((sign) => `a${sign}b`))
  }
  for (const text of texts) expect(plainFoldedWords(text)).toBe(plainWords(fold(text)))
})
